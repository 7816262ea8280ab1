package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a swarm's page may be reached, as it was asked for.
 *
 * @param bind {@code 127.0.0.1:8089}, {@code [::1]:8089}, or another address or name of this machine with a port
 * @param names under which it is reached besides the address: names of this machine elsewhere
 * @param certificate PKCS12 or PEM; empty to have one made where one is needed
 * @param key PEM; empty when it is in the file of the certificate
 * @param certificatePassword a file with the password of the PKCS12 file
 * @param passwordFile a file with the operators' password
 * @param viewerPasswordFile a file with the password of those who may only look
 */
public record AccessSettings(
        String bind,
        List<String> names,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> certificatePassword,
        Optional<Path> passwordFile,
        Optional<Path> viewerPasswordFile) {
    public static final String DEFAULT_BIND = "127.0.0.1:8089";

    /** Passwords may be given by these too. */
    public static final String PASSWORD_VARIABLE = "TIDEMARK_SWARM_PASSWORD";

    public static final String VIEWER_PASSWORD_VARIABLE = "TIDEMARK_SWARM_VIEWER_PASSWORD";
    public static final String CERTIFICATE_PASSWORD_VARIABLE = "TIDEMARK_SWARM_CERTIFICATE_PASSWORD";

    public AccessSettings {
        requireNonNull(bind, "bind is null");
        names = List.copyOf(names);
        requireNonNull(certificate, "certificate is null");
        requireNonNull(key, "key is null");
        requireNonNull(certificatePassword, "certificatePassword is null");
        requireNonNull(passwordFile, "passwordFile is null");
        requireNonNull(viewerPasswordFile, "viewerPasswordFile is null");
    }

    /** Nothing but an address. */
    public static AccessSettings at(String bind) {
        return new AccessSettings(
                bind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
