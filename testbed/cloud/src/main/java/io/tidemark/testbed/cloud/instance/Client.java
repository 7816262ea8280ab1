package io.tidemark.testbed.cloud.instance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This machine's docker client as a container can run it, which may lack its libraries: they are brought along, with the
 * loader, so that the container's own do not matter.
 *
 * @param mounts options of {@code docker run}
 * @param command what runs it in the container
 */
record Client(List<String> mounts, String command) {
    private static final String PLACE = "/opt/docker";
    private static final Pattern LIBRARY = Pattern.compile("\\s*(?:(\\S+) => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    Client {
        mounts = List.copyOf(mounts);
    }

    static Client find() {
        Path program = places().filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no docker client is installed"));
        return of(program);
    }

    static Client of(Path program) {
        return of(program, linked(program));
    }

    /** Where programs usually are: the environment is not ours to read here. */
    private static Stream<Path> places() {
        return Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .map(directory -> Path.of(directory, "docker"));
    }

    /** @param linked what {@code ldd} says of the program */
    static Client of(Path program, String linked) {
        List<String> mounts = new ArrayList<>();
        mount(mounts, program, "docker");
        String loader = "";
        for (String line : linked.lines().toList()) {
            Matcher library = LIBRARY.matcher(line);
            if (library.matches()) {
                Path file = Path.of(library.group(2));
                mount(mounts, file, "lib/" + file.getFileName());
                loader = library.group(1) == null ? file.getFileName().toString() : loader;
            }
        }
        String direct = PLACE + "/docker";
        return new Client(
                mounts,
                loader.isEmpty() ? direct : PLACE + "/lib/" + loader + " --library-path " + PLACE + "/lib " + direct);
    }

    private static void mount(List<String> mounts, Path file, String name) {
        mounts.add("--volume");
        mounts.add(real(file) + ":" + PLACE + "/" + name + ":ro");
    }

    private static Path real(Path file) {
        try {
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String linked(Path program) {
        try {
            Process process = new ProcessBuilder("ldd", program.toString())
                    .redirectError(new File("/dev/null"))
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
