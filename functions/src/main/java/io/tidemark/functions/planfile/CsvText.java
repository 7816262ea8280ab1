package io.tidemark.functions.planfile;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180: values between commas, in double quotes when they hold commas, quotes or line ends. Empty lines are skipped. */
final class CsvText {
    private final String text;
    private final List<List<String>> records = new ArrayList<>();
    private List<String> values = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a quote is not closed or stands where none can be; says the line */
    static List<List<String>> parse(String text) {
        return new CsvText(text).records();
    }

    private List<List<String>> records() {
        while (at < text.length()) {
            if (values.isEmpty() && skipLineEnd()) {
                continue;
            }
            values.add(text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                // A comma at the very end is followed by one more, empty value.
                if (at == text.length()) {
                    values.add("");
                }
            } else if (at == text.length() || skipLineEnd()) {
                endRecord();
            } else {
                throw new IllegalArgumentException("line " + line + " goes on after a closing quote");
            }
        }
        if (!values.isEmpty()) {
            endRecord();
        }
        return records;
    }

    private void endRecord() {
        records.add(List.copyOf(values));
        values = new ArrayList<>();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int opened = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
                line += c == '\n' ? 1 : 0;
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                return value.toString();
            }
        }
        throw new IllegalArgumentException("the quote of line " + opened + " is not closed");
    }

    private boolean skipLineEnd() {
        boolean carriage = at < text.length() && text.charAt(at) == '\r';
        boolean feed = at + (carriage ? 1 : 0) < text.length() && text.charAt(at + (carriage ? 1 : 0)) == '\n';
        at += (carriage ? 1 : 0) + (feed ? 1 : 0);
        line += carriage || feed ? 1 : 0;
        return carriage || feed;
    }
}
