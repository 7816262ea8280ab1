package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A plan with all that it needs, to be sent elsewhere: a ZIP of its canonical JSON and the files it names. Reading it
 * gives the same plan with the same fingerprint. Secrets are not in it, as they are not in a plan.
 */
public final class PlanBundle {
    private static final String PLAN = "plan.json";
    private static final String FILES = "files/";

    private PlanBundle() {}

    public static byte[] write(Plan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, PLAN, PlanWriter.write(plan).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files(plan).entrySet()) {
                entry(zip, FILES + file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when it is not a bundle
     * @throws ProblemsException when it holds no valid plan
     */
    public static Plan read(byte[] bundle) throws IOException, ProblemsException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readNBytes(Math.toIntExact(PlanFiles.MAX_CSV + 1)));
            }
        }
        byte[] plan = entries.get(PLAN);
        if (plan == null) {
            throw new IOException("the bundle has no " + PLAN);
        }
        PlanFiles files = (path, limit) -> {
            byte[] file = entries.get(FILES + path);
            if (file == null || file.length > limit) {
                throw new IOException("the bundle has no such file");
            }
            return file;
        };
        return PlanReader.readSteered(PlanSource.text(new String(plan, StandardCharsets.UTF_8), files));
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static Map<String, byte[]> files(Plan plan) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Variable variable : plan.variables()) {
            if (variable instanceof Variable.Csv csv) {
                files.put(csv.rows().source(), csv(csv.rows()).getBytes(StandardCharsets.UTF_8));
            }
        }
        plan.steps().forEach(step -> {
            if (step.body() instanceof Body.Content(String source, byte[] bytes)) {
                files.put(source, bytes);
            }
        });
        return files;
    }

    /** The values are what counts: the digest of a table is theirs, not that of the file they came from. */
    private static String csv(Rows rows) {
        StringBuilder text = new StringBuilder();
        row(text, rows.columns());
        rows.values().forEach(row -> row(text, row));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"")
                    .append(values.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        text.append("\r\n");
    }
}
