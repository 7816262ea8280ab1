package io.tidemark.testbed.cloud.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a machine and its tests share: programs, and files in which programs write down what was asked of them. */
final class Disk {
    /** As the machine sees it. */
    static final String DATA = "/var/lib/instance";

    private static final List<String> PROGRAMS = List.of("aws", "dnf", "ethtool", "shutdown", "systemctl");
    private static final List<String> COUNTERS = List.of(
            "bw_in_allowance_exceeded",
            "bw_out_allowance_exceeded",
            "pps_allowance_exceeded",
            "conntrack_allowance_exceeded",
            "linklocal_allowance_exceeded");

    private final Path root;

    private Disk(Path root) {
        this.root = root;
    }

    /** @param settings what the programs know of the machine, as assignments of a shell */
    static Disk create(String settings) {
        try {
            Disk disk = new Disk(Files.createTempDirectory("tidemark-instance"));
            for (String directory : List.of("bin", "data/packages", "data/commands")) {
                Files.createDirectories(disk.root.resolve(directory));
            }
            disk.write("data/settings", settings);
            disk.write("data/logins", "");
            disk.write("data/shutdowns", "");
            COUNTERS.forEach(counter -> disk.raise(counter, 0));
            disk.write("data/init", resource("init"));
            disk.write("data/agent", resource("agent"));
            PROGRAMS.forEach(program -> disk.install(program, resource(program)));
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Disk.class.getResourceAsStream(name + ".sh")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options of {@code docker run}. */
    List<String> mounts() {
        return List.of(
                "--volume", root.resolve("bin") + ":/usr/local/bin",
                "--volume", root.resolve("data") + ":" + DATA);
    }

    void installDocker() {
        install("docker", resource("docker"));
    }

    /** So that its package manager can. */
    void offerDocker() {
        executable(root.resolve("data/packages/docker"), resource("docker"));
    }

    /** A program of the machine's; it takes the place of one that has its name. */
    void install(String program, String script) {
        executable(root.resolve("bin").resolve(program), script);
    }

    private void executable(Path file, String text) {
        try {
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeUserData(String script) {
        executable(root.resolve("data/user-data"), script);
    }

    /** A directory for a command, with its script. */
    Path command(String id, String script) {
        try {
            Path directory = Files.createDirectory(root.resolve("data/commands").resolve(id));
            executable(directory.resolve("script"), script + "\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void raise(String counter, long value) {
        if (!COUNTERS.contains(counter)) {
            throw new IllegalArgumentException("no such counter: " + counter);
        }
        Path file = root.resolve("data/ena");
        StringBuilder text = new StringBuilder();
        for (String known : COUNTERS) {
            text.append(known).append(": ");
            text.append(known.equals(counter) ? value : counter(file, known)).append('\n');
        }
        write("data/ena", text.toString());
    }

    private static String counter(Path file, String counter) {
        return Files.exists(file)
                ? lines(file).stream()
                        .filter(line -> line.startsWith(counter + ": "))
                        .map(line -> line.substring(counter.length() + 2))
                        .findFirst()
                        .orElse("0")
                : "0";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that a program has written. */
    List<String> lines(String name) {
        return lines(root.resolve("data").resolve(name));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
