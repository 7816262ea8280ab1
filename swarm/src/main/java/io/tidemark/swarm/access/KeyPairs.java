package io.tidemark.swarm.access;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether two keys belong together: by signing something. */
final class KeyPairs {
    private static final byte[] TEXT = {1, 2, 3};

    private KeyPairs() {}

    static void requireSame(PrivateKey secret, PublicKey known) throws GeneralSecurityException {
        boolean same = secret.getAlgorithm().equals(known.getAlgorithm());
        if (same) {
            Signature signature = Signature.getInstance(
                    switch (secret.getAlgorithm()) {
                        case "EC" -> "SHA256withECDSA";
                        case "RSA" -> "SHA256withRSA";
                        default -> secret.getAlgorithm();
                    });
            signature.initSign(secret);
            signature.update(TEXT);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(TEXT);
            same = signature.verify(signed);
        }
        if (!same) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
    }
}
