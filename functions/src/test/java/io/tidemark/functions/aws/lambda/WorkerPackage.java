package io.tidemark.functions.aws.lambda;

import io.tidemark.functions.aws.Checkout;
import io.tidemark.functions.aws.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The built zip, and the runtime that Lambda would put beside it; unpacked once for all tests of a JVM. */
final class WorkerPackage {
    private static final Path ZIP = Checkout.file("functions/target/tidemark-worker.zip");
    private static final String RUNTIME = "aws-lambda-java-runtime-interface-client";
    /** Of the four in the runtime's jar, those of glibc. */
    private static final List<String> NATIVE =
            List.of("jni/libaws-lambda-jni.linux-x86_64.so", "jni/libaws-lambda-jni.linux-aarch_64.so");

    private static Path work;
    private static Path taskRoot;
    private static Path nativeClient;

    private WorkerPackage() {}

    static Path zip() {
        if (!Files.isRegularFile(ZIP)) {
            throw new IllegalStateException(ZIP + " is missing: ./mvnw package -pl functions makes it");
        }
        return ZIP;
    }

    static synchronized Path unpacked() {
        if (taskRoot == null) {
            taskRoot = unpack(zip());
        }
        return taskRoot;
    }

    static synchronized Path unpack(byte[] zip) {
        try {
            Path file = Files.createTempFile(work(), "function", ".zip");
            Files.write(file, zip);
            return unpack(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpack(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Path root = Files.createTempDirectory(work(), "task");
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                copy(zip, entry, root.resolve(entry.getName()));
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String runtimeClassPath() {
        return LocalServer.lib("lambda") + "/*";
    }

    /**
     * The native half of the runtime, in a place of its own. By itself every process of the runtime writes it to the same
     * file, which is no trouble in Lambda, where each has a machine to itself.
     */
    static synchronized Path nativeClient() {
        if (nativeClient == null) {
            Path file = work().resolve("libaws-lambda-jni.so");
            try (ZipFile jar = new ZipFile(runtimeJar().toFile())) {
                copy(jar, jar.getEntry(NATIVE.get(System.getProperty("os.arch").equals("amd64") ? 0 : 1)), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            nativeClient = file;
        }
        return nativeClient;
    }

    private static Path runtimeJar() throws IOException {
        try (Stream<Path> jars = Files.list(LocalServer.lib("lambda"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(RUNTIME))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    private static Path work() {
        if (work == null) {
            try {
                work = Files.createTempDirectory("tidemark-lambda");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(work)));
        }
        return work;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // It is the temporary folder: somebody else clears it.
        }
    }
}
