package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RemoteAnswerTest {
    @Test
    void anAnswerIsUnderstood() throws IOException {
        RemoteAnswer answer = RemoteAnswer.parse(answer("time 1\nend\n"));

        assertThat(answer.clockMillis()).isEqualTo(1_764_106_245_123L);
        assertThat(answer.runs()).isTrue();
        assertThat(answer.more()).isFalse();
        assertThat(answer.bytes()).asString(UTF_8).isEqualTo("time 1\nend\n");
        assertThat(RemoteAnswer.parse(answer("")).bytes()).isEmpty();
    }

    @Test
    void anyPartOfOneIsRefused() throws IOException {
        String whole = answer("time 1\nkind machine\nend\n").strip();
        for (int length = 0; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThatExceptionOfType(IOException.class)
                    .as(part)
                    .isThrownBy(() -> RemoteAnswer.parse(part))
                    .withMessageContaining("not complete");
        }
    }

    @Test
    void anyOtherSignIsNoticed() throws IOException {
        String whole = answer("time 1\nkind machine\nend\n");
        int from = whole.indexOf('\n') + 1;
        // The first ten bytes say how it was packed, and when; some of that does not matter.
        for (int i = from + 14; i < whole.indexOf("\ntidemark end") - 4; i++) {
            char other = whole.charAt(i) == 'A' ? 'B' : 'A';
            String damaged = whole.substring(0, i) + other + whole.substring(i + 1);
            assertThatExceptionOfType(IOException.class).as(damaged).isThrownBy(() -> RemoteAnswer.parse(damaged));
        }
    }

    private static String answer(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return "tidemark 1764106245123 runs no\n"
                + Base64.getMimeEncoder().encodeToString(packed.toByteArray())
                + "\ntidemark end\n";
    }
}
