package io.tidemark.sizing.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run classes of these tests on this machine. */
public final class Programs {
    private Programs() {}

    /** With nothing but the tests' own classes. */
    public static List<String> java(Class<?> main, String... arguments) {
        return command(Path.of("target", "test-classes").toAbsolutePath().toString(), main, arguments);
    }

    /** With all that these tests have. */
    public static List<String> javaWithAll(Class<?> main, String... arguments) {
        return command(System.getProperty("java.class.path"), main, arguments);
    }

    private static List<String> command(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
