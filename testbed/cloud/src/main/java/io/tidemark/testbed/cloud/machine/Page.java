package io.tidemark.testbed.cloud.machine;

import io.tidemark.testbed.cloud.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A part of an answer. AWS may give fewer than were asked for, and here it always does, so that there is always a next page.
 *
 * @param next what the next page is asked for with
 */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int MOST = 4;

    static <T> Page<T> of(List<T> all, int asked, Optional<String> token) {
        int from = token.map(text -> offset(text, all.size())).orElse(0);
        int to = Math.min(all.size(), from + Math.min(MOST, asked));
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(token(to)) : Optional.empty());
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString(("from " + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token, int size) {
        for (int offset = 1; offset < size; offset++) {
            if (token(offset).equals(token)) {
                return offset;
            }
        }
        throw new Refusal(400, "InvalidNextToken", "The token '" + token + "' is not valid.");
    }
}
