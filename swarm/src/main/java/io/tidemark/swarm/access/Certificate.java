package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.server.Tls;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A certificate with its key, as it was read or made. */
public final class Certificate {
    /** Kinds of names, of RFC 5280. */
    private static final Set<Integer> SHOWN = Set.of(2, 7);

    private final X509Certificate certificate;
    private final Tls tls;

    private Certificate(X509Certificate certificate, Tls tls) {
        this.certificate = certificate;
        this.tls = tls;
    }

    /** @throws GeneralSecurityException when it does not have exactly one key with a certificate, or cannot be read */
    static Certificate of(KeyStore store, char[] password) throws GeneralSecurityException {
        requireNonNull(store, "store is null");
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (keys.size() != 1) {
            throw new GeneralSecurityException("has " + keys.size() + " keys");
        }
        if (!(store.getCertificate(keys.getFirst()) instanceof X509Certificate certificate)) {
            throw new GeneralSecurityException("has no X.509 certificate for its key");
        }
        return new Certificate(certificate, Tls.of(store, password));
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the store is loaded", e);
        }
    }

    public Tls tls() {
        return tls;
    }

    /** By which a person knows it again, as browsers show it: {@code 3A:4F:...}, SHA-256. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it was encoded before", e);
        }
    }

    /** Names and addresses that it is for. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (SHOWN.contains(alternative.getFirst())) {
                        names.add(String.valueOf(alternative.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        return names;
    }

    public boolean isCurrent(long epochMillis) {
        return epochMillis >= certificate.getNotBefore().toInstant().toEpochMilli()
                && epochMillis <= certificate.getNotAfter().toInstant().toEpochMilli();
    }
}
