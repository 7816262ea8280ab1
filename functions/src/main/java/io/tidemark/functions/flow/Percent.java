package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.HexFormat;

/** Percent-encoding of the UTF-8 bytes of a text, RFC 3986. */
final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UNRESERVED = ALPHANUMERIC + "-._~";
    private static final BitSet DATA = set(UNRESERVED);
    private static final BitSet URL = set(UNRESERVED + ":/?#[]@!$&'()*+,;=%");

    private Percent() {}

    /** Encodes everything that is or might become syntax. */
    static String all(String text) {
        return encode(text, DATA);
    }

    /** Encodes only what a URL must not hold at all: spaces, quotes, controls, everything beyond ASCII. */
    static String illegal(String text) {
        return encode(text, URL);
    }

    private static String encode(String text, BitSet kept) {
        int first = 0;
        while (first < text.length() && kept.get(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(UTF_8)) {
            if (kept.get(octet & 0xFF)) {
                encoded.append((char) octet);
            } else {
                HEX.toHexDigits(encoded.append('%'), octet);
            }
        }
        return encoded.toString();
    }

    private static BitSet set(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }
}
