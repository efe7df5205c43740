-- The encrypted key and what the clock says, for as long as the tenant wants us to ask; whoever is paused and leaves, once more. A write of the ledger
-- gets it only while the claim is still ours, and nobody else may take over before Ashby's answer is there or given up.
select api_key as "sealedKey", iso(now()) as "askedAt"
from connection
where tenant = :?tenant and (status = 'active' or status = 'paused' and cast(:?asker as text) = 'LEAVING')
  and (cast(:?write as bigint) is null or still_claimed(cast(:?write as bigint), cast(:?claim as int), :?setting.node, cast(:?setting.writeTime as interval)))
