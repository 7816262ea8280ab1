package io.tidemark.cli.commands;

import io.tidemark.cli.options.AwsOptions;
import io.tidemark.cli.options.Catalogues;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.catalogue.Catalogue;
import io.tidemark.sizing.catalogue.LeftOut;
import io.tidemark.sizing.catalogue.Listing;
import io.tidemark.sizing.catalogue.Selection;
import io.tidemark.sizing.filter.TypeFilter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists machine types. Nothing is started, so a selection can be tried before it costs anything. */
@Command(
        name = "types",
        description =
                "List machine types and what they cost, the cheapest first: what --types of tidemark size would choose.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark types c7i,c7g",
            "  tidemark types 't4g.*,vcpu<=4 && memory>=4GiB && arch=arm64' --region eu-west-1",
            "  tidemark types 'price<0.05 && !burstable' --prices aws --region ap-southeast-2"
        })
public final class TypesCommand implements Callable<Integer> {
    private static final String SELECTION = "SELECTION";

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = SELECTION,
            description = "Names, families and conditions, with commas between them. Default: all.")
    private String selection = "*";

    @Option(
            names = "--prices",
            paramLabel = "FILE|aws",
            description =
                    "Prices of your own instead of the bundled ones; aws: the types and prices of today, asked for.")
    @Nullable
    private String prices;

    @Option(names = "--json", description = "A JSON object for each type, one a line.")
    private boolean json;

    @ArgGroup(validate = false, heading = "%nAWS:%n")
    private AwsOptions aws = new AwsOptions();

    public TypesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        aws.check(findings);
        Optional<Catalogue> catalogue = Catalogues.of(prices, surroundings.directory(), aws.settings(), findings);
        findings.throwIfAny();
        TypeFilter filter =
                TypeFilter.parse(SELECTION, selection, catalogue.orElseThrow().names());
        Listing listing = catalogue.get().list();
        show(listing, Selection.of(filter, listing));
        return ExitCode.OK.number();
    }

    private void show(Listing listing, Selection chosen) {
        if (json) {
            TypeTable.json(listing, chosen).forEach(surroundings.out()::println);
            surroundings.out().flush();
            return;
        }
        TypeTable.lines(chosen.types()).forEach(surroundings.out()::println);
        surroundings.out().flush();
        surroundings.err().println("Prices: " + listing.prices() + ".");
        listing.notes().forEach(surroundings.err()::println);
        LeftOut.lines(chosen.leftOut()).forEach(line -> surroundings.err().println("Left out: " + line));
    }
}
