package io.tidemark.swarm.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates as people have them: a PKCS12 file, or PEM files of the certificates and of the key. */
final class CertificateFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final String PLAIN = "PRIVATE KEY";
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    private static final char[] NONE = new char[0];

    private CertificateFiles() {}

    /**
     * @param certificate the PKCS12 file, or the PEM file of the server's certificate and then those of its issuers
     * @param key a PEM file; empty when it is in the file of the certificate
     * @param password of the PKCS12 file; empty without one
     * @throws GeneralSecurityException when that is not in the files, with what is wrong
     */
    static Certificate read(Path certificate, Optional<Path> key, String password)
            throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(certificate);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN ")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            return Certificate.of(store, password.toCharArray());
        }
        String keyText = key.isPresent() ? Files.readString(key.get(), StandardCharsets.ISO_8859_1) : text;
        return pem(text, keyText);
    }

    private static Certificate pem(String text, String keyText) throws IOException, GeneralSecurityException {
        if (!text.contains(BEGIN)) {
            throw new GeneralSecurityException("has no certificate");
        }
        // What is before the first one may be a key or a comment.
        String chainText = text.substring(text.indexOf(BEGIN)).replaceAll(KEY.pattern(), "");
        byte[] chain = chainText.getBytes(StandardCharsets.ISO_8859_1);
        var certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(chain))
                .toArray(java.security.cert.Certificate[]::new);
        PrivateKey key = key(keyText);
        KeyPairs.requireSame(key, certificates[0].getPublicKey());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        store.setKeyEntry("tidemark", key, NONE, certificates);
        return Certificate.of(store, NONE);
    }

    private static PrivateKey key(String text) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.find()) {
            throw new GeneralSecurityException("has no private key");
        }
        if (!matcher.group(1).equals(PLAIN)) {
            throw new GeneralSecurityException("has a key as " + matcher.group(1)
                    + "; make it PKCS#8 without a password:" + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(matcher.group(2));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("has a private key that is not Base64", e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException other) {
                // One of the others, perhaps.
            }
        }
        throw new GeneralSecurityException("has a private key that is none of " + String.join(", ", ALGORITHMS));
    }
}
