package io.matchbridge.attachments.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.SynchronousQueue;
import java.util.logging.LogManager;

/**
 * The child JVM: reads requests from stdin, writes answers to stdout, and ends when stdin ends, that is when its parent
 * has died, even in the middle of a file.
 */
final class ReadingMain {

    /** The first byte a child says. */
    static final int READY = 0x52;

    private ReadingMain() {}

    /** Takes the child's temporary directory and the cap of the text in characters. */
    public static void main(String[] arguments) throws IOException {
        File directory = new File(arguments[0]);
        int outputCap = Integer.parseInt(arguments[1]);
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        silenceLibraries();
        AttachmentFormats.limitUnpacking();
        SynchronousQueue<Request> requests = new SynchronousQueue<>();
        Thread worker = new Thread(() -> work(requests, answers, outputCap), "reading");
        worker.setDaemon(true);
        worker.start();
        answers.writeByte(READY);
        answers.flush();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
            while (true) {
                requests.put(Request.readFrom(in));
            }
        } catch (IOException | InterruptedException parentDied) {
            leave(directory);
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(ReadingProcess.EXIT_OUT_OF_MEMORY);
        }
    }

    private static void work(SynchronousQueue<Request> requests, DataOutputStream answers, int outputCap) {
        try {
            while (true) {
                AttachmentFormats.read(requests.take(), outputCap).writeTo(answers);
            }
        } catch (IOException | InterruptedException parentDied) {
            Runtime.getRuntime().halt(0);
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(ReadingProcess.EXIT_OUT_OF_MEMORY);
        } catch (Throwable e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Libraries that print would spoil the answers, and what they print may come from the file. */
    private static void silenceLibraries() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nowhere);
        System.setErr(nowhere);
        LogManager.getLogManager().reset();
    }

    private static void leave(File directory) {
        File[] left = directory.listFiles();
        if (left != null) {
            for (File file : left) {
                file.delete();
            }
        }
        directory.delete();
        Runtime.getRuntime().halt(0);
    }
}
