package io.tidemark.sizing.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a machine at a distance answered when it was asked for what was added to a text.
 *
 * @param clockMillis its clock
 * @param runs false when nothing will be added any more
 * @param more true when the text goes on elsewhere behind these bytes
 * @param bytes what was added
 */
record RemoteAnswer(long clockMillis, boolean runs, boolean more, byte[] bytes) {
    private static final Pattern ANSWER =
            Pattern.compile("tidemark (\\d{10,17}) (runs|ended) (yes|no)\\R([A-Za-z0-9+/=\\s]*)\\Rtidemark end\\s*");

    /** @throws IOException when it is cut short, or was damaged on its way */
    static RemoteAnswer parse(String text) throws IOException {
        Matcher matcher = ANSWER.matcher(text);
        if (!matcher.matches()) {
            throw new IOException("its answer is not complete: " + text.length() + " characters came");
        }
        try (GZIPInputStream bytes = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(matcher.group(4))))) {
            return new RemoteAnswer(
                    Long.parseLong(matcher.group(1)),
                    matcher.group(2).equals("runs"),
                    matcher.group(3).equals("yes"),
                    bytes.readAllBytes());
        } catch (IllegalArgumentException e) {
            throw new IOException("its answer is damaged: " + e.getMessage(), e);
        }
    }
}
