package io.tidemark.cli.options;

import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.swarm.access.AccessSettings;
import io.tidemark.swarm.bridge.Aim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The page of a swarm: where it is, and who may see it. What is in the files is for {@code swarm.access} to judge. */
final class PageOptions {
    @Option(
            names = "--bind",
            paramLabel = "HOST:PORT",
            description = "Where the page is. Default: " + AccessSettings.DEFAULT_BIND
                    + ", which only this machine reaches; any other address needs TLS and a password, which are made "
                    + "when none are given. Port 0 for a free one.")
    @Nullable
    String bind;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "Name under which others reach the page, if that is not the address. May be repeated.")
    List<String> hostNames = new ArrayList<>();

    @Option(
            names = {"--certificate", "--tls-certificate", "--tls-cert"},
            paramLabel = "FILE",
            description =
                    "Certificate of the page, with those it rests on: PEM or PKCS12. Default: one is made where it is "
                            + "needed.")
    @Nullable
    String certificate;

    @Option(
            names = {"--key", "--tls-key"},
            paramLabel = "FILE",
            description = "Its private key: PEM. Default: in the file of the certificate.")
    @Nullable
    String key;

    @Option(
            names = "--certificate-password-file",
            paramLabel = "FILE",
            description = "First line: password of the PKCS12 file. Or in the variable "
                    + AccessSettings.CERTIFICATE_PASSWORD_VARIABLE + ".")
    @Nullable
    String certificatePasswordFile;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "First line: password of operators, who steer. Or in the variable "
                    + AccessSettings.PASSWORD_VARIABLE + ". Default: one is made and printed where it is needed.")
    @Nullable
    String passwordFile;

    @Option(
            names = "--viewer-password-file",
            paramLabel = "FILE",
            description = "First line: password of viewers, who look on. Or in the variable "
                    + AccessSettings.VIEWER_PASSWORD_VARIABLE + ". Default: there are no viewers.")
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
        add(given, "--host-name", hostNames);
        add(given, "--certificate", certificate);
        add(given, "--key", key);
        add(given, "--certificate-password-file", certificatePasswordFile);
        add(given, "--password-file", passwordFile);
        add(given, "--viewer-password-file", viewerPasswordFile);
        add(given, "--no-watch", noWatch);
        return given;
    }

    /** @param aim in place of what the plan offers */
    Page page(Optional<Aim> aim, Path directory, Findings findings) {
        AccessSettings access = new AccessSettings(
                bind == null ? AccessSettings.DEFAULT_BIND : bind,
                hostNames,
                file("--certificate", certificate, directory, findings),
                file("--key", key, directory, findings),
                file("--certificate-password-file", certificatePasswordFile, directory, findings),
                file("--password-file", passwordFile, directory, findings),
                file("--viewer-password-file", viewerPasswordFile, directory, findings));
        return new Page(access, !noWatch, autostart, aim);
    }

    private static Optional<Path> file(String flag, @Nullable String value, Path directory, Findings findings) {
        return Optional.ofNullable(value).map(name -> findings.path(flag, name, directory));
    }

    private static void add(List<String> given, String flag, @Nullable Object value) {
        if (Findings.isGiven(value)) {
            given.add(flag);
        }
    }
}
