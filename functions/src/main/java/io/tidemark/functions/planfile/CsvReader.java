package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Rows;
import io.tidemark.functions.yaml.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables that feed variables: CSV files with a header row. */
final class CsvReader {
    private static final String EXPECTED = "must be a CSV file with a header row and at least one other row";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FileReader files;

    CsvReader(PlanFiles files) {
        this.files = new FileReader(files);
    }

    Optional<Rows> read(Value value, Optional<Value> digest) {
        Optional<byte[]> bytes = files.read(value, PlanFiles.MAX_CSV, EXPECTED);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            Rows rows = rows(value.written(), text(bytes.get()));
            FileReader.checkDigest(digest, Digests.of(rows));
            return Optional.of(rows);
        } catch (IllegalArgumentException e) {
            value.reject(EXPECTED, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8 text", e);
        }
    }

    private static Rows rows(String source, String text) {
        List<List<String>> records = CsvText.parse(text);
        if (records.size() < 2) {
            throw new IllegalArgumentException(records.isEmpty() ? "it is empty" : "it has only a header row");
        }
        List<String> columns = records.getFirst();
        requireDistinct(columns);
        for (int i = 1; i < records.size(); i++) {
            int width = records.get(i).size();
            if (width != columns.size()) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + width + " values but the header has " + columns.size());
            }
        }
        return new Rows(source, columns, records.subList(1, records.size()));
    }

    private static void requireDistinct(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank() || column.contains("}")) {
                throw new IllegalArgumentException("a column is named '" + column + "'");
            }
            if (!seen.add(column)) {
                throw new IllegalArgumentException("two columns are named '" + column + "'");
            }
        }
    }
}
