package io.tidemark.cli.options;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.catalogue.BundledCatalogue;
import io.tidemark.sizing.catalogue.Catalogue;
import io.tidemark.sizing.catalogue.aws.AwsCatalogue;
import io.tidemark.sizing.price.PriceBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose machine types and prices are meant. AWS is asked only where that was said: all else needs no account. */
public final class Catalogues {
    /** Of {@code --prices}: today's, from AWS itself. */
    public static final String AWS = "aws";

    private Catalogues() {}

    /**
     * Empty, and a problem, when there is something wrong with it.
     *
     * @param prices {@value #AWS}, a file, or null for the bundled ones
     */
    public static Optional<Catalogue> of(@Nullable String prices, Path directory, AwsSettings aws, Findings findings) {
        if (AWS.equals(prices)) {
            return Optional.of(new AwsCatalogue(aws, PriceBook.bundled()));
        }
        try {
            PriceBook book =
                    prices == null ? PriceBook.bundled() : PriceBook.read(findings.path("--prices", prices, directory));
            String region = aws.region() == null ? PriceBook.DEFAULT_REGION : aws.region();
            return Optional.of(new BundledCatalogue(book, "--region", region));
        } catch (IOException e) {
            findings.add("--prices", prices, "must be a file that can be read, or " + AWS, e.toString());
        } catch (ProblemsException e) {
            findings.addAll(e.problems());
        }
        return Optional.empty();
    }
}
