package io.tidemark.cli.options;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.units.Percents;
import io.tidemark.sizing.catalogue.Catalogue;
import io.tidemark.sizing.catalogue.LeftOut;
import io.tidemark.sizing.catalogue.Listing;
import io.tidemark.sizing.catalogue.Selection;
import io.tidemark.sizing.filter.NamePattern;
import io.tidemark.sizing.filter.TypeFilter;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.ImageArchitecture;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.MachineType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Machines to compare, and what they cost. */
final class TypeOptions {
    private static final double HEADROOM = 0.3;
    private static final int MOST = 1_000;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "Give the container the CPUs and the memory of this EC2 type, such as t3.small. An emulation: "
                            + "the CPUs are this machine's. With --host ec2 such a machine is made.")
    @Nullable
    String type;

    @Option(
            names = "--types",
            paramLabel = "SELECTION",
            description =
                    "Compare these types: capacity, cost of a million good requests, machines for the --need. Names, "
                            + "families and conditions, such as t3.small,c7i.*,'vcpu<=4 && arch=arm64'; tidemark types tries them.")
    List<String> types = new ArrayList<>();

    @Option(
            names = "--max-types",
            paramLabel = "N",
            description = "Refuse to compare more than so many. Default: ${DEFAULT-VALUE}.")
    String most = "20";

    @Option(
            names = "--arch",
            paramLabel = "ARCH,ARCH",
            split = ",",
            description =
                    "What the image can run on, of arm64 and x86_64; other types are left out. Default: what the image "
                            + "on this machine is built for.")
    List<String> architectures = new ArrayList<>();

    @Option(
            names = "--headroom",
            paramLabel = "SHARE",
            description = "Of each machine's capacity, kept free when machines are counted. Default: 30%%.")
    @Nullable
    String headroom;

    @Option(
            names = "--prices",
            paramLabel = "FILE|aws",
            description =
                    "Prices of your own instead of the bundled ones; aws (default with --host ec2): the types and prices of "
                            + "today, asked for.")
    @Nullable
    String prices;

    /**
     * @param list what was asked for, the cheapest first
     * @param offered all that the region has
     * @param description of the prices
     * @param notes for a person: what was chosen, and what was left out
     */
    record Found(List<MachineType> list, List<MachineType> offered, String description, List<String> notes) {
        static final Found NONE = new Found(List.of(), List.of(), "", List.of());
    }

    boolean isGiven() {
        return type != null || !types.isEmpty();
    }

    /**
     * @param today true when nothing but what AWS has and costs now is of use, unless prices are given
     * @throws CloudException when AWS was to be asked and did not answer
     */
    Found find(Path directory, AwsOptions aws, @Nullable String image, boolean today, Docker docker, Findings findings)
            throws CloudException {
        @Nullable String source = prices == null && today ? Catalogues.AWS : prices;
        findings.exclude("--type", type, "--types", types);
        int atMost = findings.whole("--max-types", most, 1, MOST).orElse(MOST);
        Set<Architecture> built = built(image, docker, findings);
        if (!isGiven()) {
            findings.requireOther("--arch", architectures, "--type or --types", "");
            return Found.NONE;
        }
        if (Catalogues.AWS.equals(source) && !aws.check(findings)) {
            return Found.NONE;
        }
        Optional<Catalogue> catalogue = Catalogues.of(source, directory, aws.settings(), findings);
        try {
            return catalogue.isPresent() ? found(catalogue.get(), built, "image " + image, atMost) : Found.NONE;
        } catch (CloudException e) {
            throw e;
        } catch (ProblemsException e) {
            findings.addAll(e.problems());
            return Found.NONE;
        }
    }

    private Found found(Catalogue catalogue, Set<Architecture> built, String image, int atMost)
            throws ProblemsException {
        TypeFilter filter = filter(catalogue);
        Listing listing = catalogue.list();
        Selection selection = Selection.of(filter, listing)
                .running(built, image, "--arch says what else there is an image for")
                .atMost(atMost, "narrow it, or allow them with --max-types");
        List<String> notes = new ArrayList<>(listing.notes());
        List<String> names = selection.types().stream().map(MachineType::name).toList();
        if (!filter.names().stream().map(NamePattern::text).toList().containsAll(names)) {
            notes.add("Chosen, the cheapest first: " + String.join(", ", names));
        }
        LeftOut.lines(selection.leftOut()).forEach(line -> notes.add("Left out: " + line));
        return new Found(selection.types(), listing.types(), listing.prices(), notes);
    }

    /** A selection may be given in parts, and one type is one that has just this name. */
    private TypeFilter filter(Catalogue catalogue) throws ProblemsException {
        if (type == null) {
            return TypeFilter.parse("--types", String.join(",", types), catalogue.names());
        }
        TypeFilter one = TypeFilter.parse("--type", type, catalogue.names());
        boolean name = one.names().size() == 1
                && one.names().getFirst().text().equals(type)
                && (catalogue.names().contains(type) || one.names().getFirst().isName());
        if (!name) {
            throw new ProblemsException(List.of(new Problem(
                    "--type", "type", type, "must be the name of one type", "several are compared with --types")));
        }
        return one;
    }

    private Set<Architecture> built(@Nullable String image, Docker docker, Findings findings) {
        Set<Architecture> built = EnumSet.noneOf(Architecture.class);
        for (String name : architectures) {
            Architecture.of(name.strip())
                    .ifPresentOrElse(
                            built::add,
                            () -> findings.add(
                                    "--arch", name, "must be " + String.join(" or ", Architecture.keys()), ""));
        }
        if (architectures.isEmpty() && image != null && isGiven()) {
            ImageArchitecture.of(docker, image).ifPresent(built::add);
        }
        return built;
    }

    double headroom(Findings findings) {
        Optional<Double> share = findings.parsed("--headroom", headroom, Percents::parse);
        if (share.isPresent() && share.get() >= 1) {
            findings.add("--headroom", headroom, "must be less than 100%", "");
            return HEADROOM;
        }
        return share.orElse(HEADROOM);
    }
}
