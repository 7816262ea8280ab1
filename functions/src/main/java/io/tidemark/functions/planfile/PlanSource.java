package io.tidemark.functions.planfile;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.YamlFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a plan comes from.
 *
 * @param text of the plan file; empty when there are only flags
 * @param overlay what flags put over the file
 * @param files what the plan's file names refer to
 */
public record PlanSource(Optional<String> text, PlanOverlay overlay, PlanFiles files) {
    /** The largest plan file. */
    public static final long MAX_BYTES = YamlFile.MAX_CODE_POINTS;

    public PlanSource {
        requireNonNull(text, "text is null");
        requireNonNull(overlay, "overlay is null");
        requireNonNull(files, "files is null");
    }

    /** Flags alone; their file names are relative to the directory of {@code files}. */
    public static PlanSource flags(PlanOverlay overlay, PlanFiles files) {
        return new PlanSource(Optional.empty(), overlay, files);
    }

    public static PlanSource text(String yaml, PlanFiles files) {
        return new PlanSource(Optional.of(yaml), PlanOverlay.none(), files);
    }

    /**
     * A YAML or JSON file. Names of other files in it are relative to its own directory.
     *
     * @throws ProblemsException when it cannot be read
     */
    public static PlanSource file(Path path) throws ProblemsException {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        Path directory = parent == null ? absolute : parent;
        try {
            byte[] bytes = PlanFiles.in(directory).read(absolute.toString(), MAX_BYTES);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text(text, PlanFiles.in(directory));
        } catch (CharacterCodingException e) {
            throw unreadable(path, "it is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(path, String.valueOf(e.getMessage()));
        }
    }

    public PlanSource with(PlanOverlay newOverlay) {
        return new PlanSource(text, newOverlay, files);
    }

    private static ProblemsException unreadable(Path path, String reason) {
        return new ProblemsException(
                List.of(new Problem(path.toString(), "plan", "", "must be a plan file that can be read", reason)));
    }
}
