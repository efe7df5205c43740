package io.matchbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seconds of processor time of a process, its children and those of them that have ended. Where there is no /proc: not known. */
final class CpuTime {

    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int OF_CHILDREN = 13;
    private static final int TIMES = 15;

    private CpuTime() {}

    static double of(ProcessHandle process) {
        return seconds(process)
                + process.descendants().mapToDouble(CpuTime::seconds).sum();
    }

    /** Of the processes that this one started and that have ended. */
    static double ofEnded() {
        return seconds(ProcessHandle.current(), OF_CHILDREN, TIMES);
    }

    private static double seconds(ProcessHandle process) {
        return seconds(process, USER, TIMES);
    }

    private static double seconds(ProcessHandle process, int from, int to) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = from; i < to; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException | RuntimeException unknown) {
            return 0;
        }
    }
}
