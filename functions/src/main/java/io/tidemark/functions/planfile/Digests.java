package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Rows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what a plan holds. */
final class Digests {
    private Digests() {}

    static String of(byte[] bytes) {
        return hex(sha256(), bytes);
    }

    /** Of the values rather than of the file: quoting and line ends make no other table. */
    static String of(Rows rows) {
        MessageDigest digest = sha256();
        update(digest, rows.columns());
        rows.values().forEach(row -> update(digest, row));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, List<String> values) {
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
    }

    private static String hex(MessageDigest digest, byte[] bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
