package io.tidemark.functions.duty;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.build.BuildInfo;

/** How an environment describes itself when it is asked; see {@link HealthJson}. */
public record Health(BuildInfo build, StartUp startUp, Jvm jvm, int restores, int events) {
    /** @param events answered before this one, pings included */
    public Health {
        requireNonNull(build, "build is null");
        requireNonNull(startUp, "startUp is null");
        requireNonNull(jvm, "jvm is null");
    }

    /**
     * What the start of an environment took.
     *
     * @param bootMillis from the start of the process to our first line
     * @param rehearsalMillis to warm up what sends requests
     * @param dutyMillis to make clients
     */
    public record StartUp(long bootMillis, long rehearsalMillis, long dutyMillis) {
        public long totalMillis() {
            return bootMillis + rehearsalMillis + dutyMillis;
        }
    }

    /** @param mode of the virtual machine, "sharing" among it when classes come from an archive */
    public record Jvm(String version, String name, String mode, String architecture, int processors, long heapBytes) {
        public Jvm {
            requireNonNull(version, "version is null");
            requireNonNull(name, "name is null");
            requireNonNull(mode, "mode is null");
            requireNonNull(architecture, "architecture is null");
        }

        public static Jvm current() {
            Runtime runtime = Runtime.getRuntime();
            return new Jvm(
                    property("java.vm.version"),
                    property("java.vm.name"),
                    property("java.vm.info"),
                    property("os.arch"),
                    runtime.availableProcessors(),
                    runtime.maxMemory());
        }

        private static String property(String name) {
            return System.getProperty(name, "");
        }
    }
}
