package dev.hush.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hush.engine.Fault;
import java.io.PrintStream;
import java.util.List;

/** Data goes to standard output, talk to standard error. */
final class Console {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private Console() {}

    @SuppressWarnings("SystemOut")
    static PrintStream out() {
        return System.out;
    }

    @SuppressWarnings("SystemOut")
    static PrintStream talk() {
        return System.err;
    }

    static void json(Object value) {
        out().println(text(value));
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected to write JSON, but: " + e.getMessage(), e);
        }
    }

    /** {@code 1 fault}, {@code 2 faults}. */
    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** Prints every fault; the number of those that are no mere warnings. */
    static long faults(List<Fault> faults) {
        faults.forEach(fault -> talk().println(fault));
        return faults.stream().filter(fault -> !fault.warning()).count();
    }

    /** The most memory that the process had resident so far, in MB; 0 where the system does not tell. */
    static long residentMegabytes() {
        try {
            return java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (java.io.IOException | NumberFormatException e) {
            return 0;
        }
    }
}
