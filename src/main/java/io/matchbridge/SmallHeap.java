package io.matchbridge;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the heap near to what is in use. Left alone, Java begins with a 64th of the machine's memory, fills it before it
 * looks for garbage, and gives nothing back. These are the flags that may be set while it runs; what an operator has set
 * by {@code java -XX:…} stays.
 */
final class SmallHeap {

    /** The lower bound first, as it may never be above the upper one. */
    private static final Map<String, String> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("MinHeapFreeRatio", "10");
        FLAGS.put("MaxHeapFreeRatio", "25");
        FLAGS.put("G1PeriodicGCInterval", "10000"); // milliseconds: only such a collection gives memory back
    }

    private SmallHeap() {}

    /** Does nothing on a Java machine that has no such flags. */
    static void keep() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        FLAGS.forEach((flag, value) -> set(machine, flag, value));
    }

    private static void set(HotSpotDiagnosticMXBean machine, String flag, String value) {
        try {
            VMOption option = machine.getVMOption(flag);
            if (option.isWriteable() && option.getOrigin() == Origin.DEFAULT) {
                machine.setVMOption(flag, value);
            }
        } catch (IllegalArgumentException absent) {
            // another collector or another make of Java: it stays as it is
        }
    }
}
