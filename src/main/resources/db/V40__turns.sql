-- Which claim of a write is the present one: a node that was frozen and lost its turn meanwhile marks and sends nothing any more.
alter table push_back add claim int not null default 0;

-- The writes whose turn may have come, in their order: of a long ledger only the first are read.
create index push_back_turn on push_back (tenant, id) where state in ('due', 'unclear');
