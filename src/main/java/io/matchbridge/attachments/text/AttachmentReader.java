package io.matchbridge.attachments.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Finds the text of attachments: PDF, DOCX, RTF, ODT, HTML and plain text.
 *
 * <p>Files come from strangers, and one of a megabyte can keep a parser busy for minutes or fill the heap. So they are
 * read in child JVMs with little memory, which are kept between files, killed at the time limit and replaced when they
 * die. Safe for use by many threads; as many files are read at once as there are children, others wait their turn.
 */
public final class AttachmentReader implements AutoCloseable {

    /** A child takes 60 to 150 MB of memory, so it is not kept when no more files come. */
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

    private final int heapMegabytes;
    private final Duration timeLimit;
    private final int outputCap;
    private final int inputCap;
    private final Semaphore turns;
    private final Deque<ReadingProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<ReadingProcess> children = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private volatile boolean closed;

    /**
     * Starts no child yet: each starts when a file first needs it.
     *
     * @param children how many files are read at once, at least 1
     * @param heapMegabytes heap of each child in MB; 256 is enough for common files
     * @param timeLimit wall-clock limit for one file, without the wait for a free child and without the child's start
     * @param outputCap most characters (UTF-16) of text that are kept of one file, cut at a word
     * @param inputCap longest file in bytes
     */
    public AttachmentReader(int children, int heapMegabytes, Duration timeLimit, int outputCap, int inputCap) {
        this(children, heapMegabytes, timeLimit, outputCap, inputCap, IDLE_LIMIT);
    }

    AttachmentReader(
            int children, int heapMegabytes, Duration timeLimit, int outputCap, int inputCap, Duration idleLimit) {
        if (children < 1 || heapMegabytes < 1 || timeLimit.toMillis() < 1 || outputCap < 1 || inputCap < 1) {
            throw new IllegalArgumentException("every limit of the attachment reader must be positive");
        }
        this.heapMegabytes = heapMegabytes;
        this.timeLimit = timeLimit;
        this.outputCap = outputCap;
        this.inputCap = inputCap;
        this.turns = new Semaphore(children, true);
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "attachment-time-limit");
            thread.setDaemon(true);
            return thread;
        });
        long check = Math.max(1, idleLimit.toMillis() / 2);
        clock.scheduleWithFixedDelay(() -> endIdle(idleLimit), check, check, TimeUnit.MILLISECONDS);
    }

    /**
     * Reads one file. A bad file is an answer, not an exception.
     *
     * @param file where it lies
     * @param name its name as the sender gave it, a hint about the format; may be null
     * @param contentType its media type as the sender gave it, a hint too; may be null
     * @throws UncheckedIOException if the file can't be opened
     * @throws IllegalStateException if no child can be started, the reader is closed or the thread interrupted: it says
     *     nothing about the file, so ask again
     */
    public ReadText read(Path file, String name, String contentType) {
        long length = length(file);
        if (length == 0) {
            return Finding.EMPTY.withoutText();
        }
        if (length > inputCap) {
            return Finding.TOO_LARGE.withoutText();
        }
        takeTurn();
        try {
            return ask(file, Request.hint(name, contentType), (int) length);
        } finally {
            turns.release();
        }
    }

    /** Ends all children; files being read end with an {@link IllegalStateException}. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        children.forEach(ReadingProcess::end);
    }

    private ReadText ask(Path file, String hint, int length) {
        ReadingProcess.Reply reply = askOnce(file, hint, length);
        if (reply.finding() == Finding.READER_ENDED) {
            // It may have been killed by chance, as when the machine lacks memory: the file gets a second child.
            reply = askOnce(file, hint, length);
        }
        return reply.finding().with(reply.text());
    }

    private ReadingProcess.Reply askOnce(Path file, String hint, int length) {
        ReadingProcess child = child();
        boolean reusable = false;
        try (InputStream content = Files.newInputStream(file)) {
            ReadingProcess.Reply reply = child.read(content, hint, length, timeLimit, clock);
            reusable = reply.childLives();
            return reply;
        } catch (IOException e) {
            throw cannotOpen(e);
        } catch (UncheckedIOException e) {
            throw cannotOpen(e.getCause());
        } finally {
            giveBack(child, reusable);
        }
    }

    private void giveBack(ReadingProcess child, boolean reusable) {
        if (reusable && !closed) {
            idle.push(child);
        } else {
            children.remove(child);
            child.end();
        }
        refuseIfClosed();
    }

    private ReadingProcess child() {
        for (ReadingProcess child = idle.poll(); child != null; child = idle.poll()) {
            if (child.isAlive()) {
                return child;
            }
            children.remove(child);
            child.end();
        }
        ReadingProcess child = ReadingProcess.start(heapMegabytes, outputCap, clock);
        children.add(child);
        if (closed) {
            giveBack(child, false);
        }
        return child;
    }

    private void endIdle(Duration limit) {
        for (ReadingProcess child : idle) {
            // Whoever removes it has it: it can't be taken for a file meanwhile.
            if (child.idleFor().compareTo(limit) > 0 && idle.remove(child)) {
                children.remove(child);
                child.end();
            }
        }
    }

    private void takeTurn() {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a free reader", e);
        }
        if (closed) {
            turns.release();
            refuseIfClosed();
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("the attachment reader is closed");
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw cannotOpen(e);
        }
    }

    /** The path may hold a person's name, so it stays out of the message. */
    private static UncheckedIOException cannotOpen(IOException e) {
        return new UncheckedIOException(new IOException(
                "the attachment's file can't be opened: " + e.getClass().getSimpleName()));
    }
}
