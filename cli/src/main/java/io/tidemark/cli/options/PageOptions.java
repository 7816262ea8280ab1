package io.tidemark.cli.options;

import io.tidemark.cli.swarm.Password;
import io.tidemark.cli.swarm.SwarmOrder.Certificate;
import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.functions.time.Environment;
import io.tidemark.swarm.bridge.Aim;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The page of a swarm: where it is, and who may see it. */
final class PageOptions {
    static final String PASSWORD_VARIABLE = "TIDEMARK_SWARM_PASSWORD";
    static final String VIEWER_VARIABLE = "TIDEMARK_SWARM_VIEWER_PASSWORD";

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_PORT = 8089;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PASSWORD_BYTES = 4_096;
    /** {@code host}, {@code :port}, {@code host:port}, {@code [::1]:port}; an address of several colons is one of IPv6. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\[(?<six>[^\\]]*)\\]|(?<bare>[^:\\[\\]]*:[^:]*:.*)|(?<host>[^:\\[\\]]*))(?::(?<port>[^:]*))?");

    @Option(
            names = "--bind",
            paramLabel = "HOST:PORT",
            description = "Where the page is. Default: " + DEFAULT_HOST + ":" + DEFAULT_PORT
                    + ", which only this machine reaches; any other address needs TLS and a password, which are made "
                    + "when none are given. Port 0 for a free one.")
    @Nullable
    String bind;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "Certificate of the page, with those it rests on: PEM. Default: one is made where TLS is needed.")
    @Nullable
    String certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key: PEM.")
    @Nullable
    String key;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "First line: password of operators, who steer. Or in the variable " + PASSWORD_VARIABLE
                    + ". Default: one is made and printed where it is needed.")
    @Nullable
    String passwordFile;

    @Option(
            names = "--viewer-password-file",
            paramLabel = "FILE",
            description = "First line: password of viewers, who look on. Or in the variable " + VIEWER_VARIABLE
                    + ". Default: there are no viewers.")
    @Nullable
    String viewerPasswordFile;

    @Option(names = "--no-watch", description = "Do not take over what is changed in the plan's file.")
    boolean noWatch;

    @Option(names = "--autostart", description = "Begin at once, instead of when somebody says so on the page.")
    boolean autostart;

    /** What is given, and has no meaning without a page. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        add(given, "--bind", bind);
        add(given, "--tls-certificate", certificate);
        add(given, "--tls-key", key);
        add(given, "--password-file", passwordFile);
        add(given, "--viewer-password-file", viewerPasswordFile);
        add(given, "--no-watch", noWatch);
        return given;
    }

    /** @param aim in place of what the plan offers */
    Page page(Optional<Aim> aim, Path directory, Environment environment, Findings findings) {
        return new Page(
                address(findings),
                certificate(directory, findings),
                password("--password-file", passwordFile, PASSWORD_VARIABLE, directory, environment, findings),
                password(
                        "--viewer-password-file",
                        viewerPasswordFile,
                        VIEWER_VARIABLE,
                        directory,
                        environment,
                        findings),
                !noWatch,
                autostart,
                aim);
    }

    private InetSocketAddress address(Findings findings) {
        InetSocketAddress usual = new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT);
        if (bind == null) {
            return usual;
        }
        Matcher parts = ADDRESS.matcher(bind);
        if (!parts.matches()) {
            findings.add("--bind", bind, "must be an address and a port", "such as 0.0.0.0:8089 or [::1]:8089");
            return usual;
        }
        String host = first(parts.group("six"), parts.group("bare"), parts.group("host"));
        String port = parts.group("port");
        int number = port == null
                ? DEFAULT_PORT
                : findings.whole("--bind", port, 0, MAX_PORT).orElse(DEFAULT_PORT);
        InetSocketAddress address = new InetSocketAddress(host.isEmpty() ? DEFAULT_HOST : host, number);
        if (address.isUnresolved()) {
            findings.add("--bind", bind, "must be an address of this machine", "127.0.0.1 or 0.0.0.0");
            return usual;
        }
        return address;
    }

    private Optional<Certificate> certificate(Path directory, Findings findings) {
        if (certificate == null || key == null) {
            if (certificate != null) {
                findings.requireOther("--tls-certificate", certificate, "--tls-key", "");
            }
            if (key != null) {
                findings.requireOther("--tls-key", key, "--tls-certificate", "");
            }
            return Optional.empty();
        }
        return Optional.of(new Certificate(
                file("--tls-certificate", certificate, directory, findings),
                file("--tls-key", key, directory, findings)));
    }

    private static Path file(String flag, String value, Path directory, Findings findings) {
        Path path = findings.path(flag, value, directory);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            findings.add(flag, value, "must be a file that can be read", "");
        }
        return path;
    }

    /** A file wins over a variable: it was named for this very command. */
    private static Optional<Password> password(
            String flag,
            @Nullable String file,
            String variable,
            Path directory,
            Environment environment,
            Findings findings) {
        if (file == null) {
            String text = environment.get(variable);
            if (text == null) {
                return Optional.empty();
            }
            return checked(variable, text, findings);
        }
        Path path = findings.path(flag, file, directory);
        try {
            if (Files.size(path) > MAX_PASSWORD_BYTES) {
                findings.add(flag, file, "must be a small file whose first line is the password", "");
                return Optional.empty();
            }
            return checked(flag, Files.readString(path).lines().findFirst().orElse(""), findings);
        } catch (IOException e) {
            findings.add(flag, file, "must be a file that can be read", e.toString());
            return Optional.empty();
        }
    }

    /** The text is in no problem. */
    private static Optional<Password> checked(String where, String text, Findings findings) {
        if (text.isBlank()) {
            findings.add(where, null, "must not be empty", "leave it out, and one is made where it is needed");
            return Optional.empty();
        }
        return Optional.of(new Password(text));
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private static void add(List<String> given, String flag, @Nullable Object value) {
        if (Findings.isGiven(value)) {
            given.add(flag);
        }
    }
}
