package io.tidemark.sizing.catalogue.aws;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.AwsTroubles;
import io.tidemark.sizing.catalogue.Catalogue;
import io.tidemark.sizing.catalogue.Listing;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.sizing.price.PriceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/**
 * The types that AWS offers in a region today, and their prices. Where the price list cannot be asked, those of a book take their
 * place, and that is said; what types there are is known from EC2 or not at all.
 *
 * @param settings without a region the one of the profile or the variables is meant
 * @param book of the prices, and of what EC2 does not say
 */
public record AwsCatalogue(AwsSettings settings, PriceBook book) implements Catalogue {
    public AwsCatalogue {
        requireNonNull(settings, "settings is null");
        requireNonNull(book, "book is null");
    }

    @Override
    public Set<String> names() {
        return known().keySet();
    }

    @Override
    public Listing list() throws ProblemsException {
        try (Ec2Client ec2 = client()) {
            String region = ec2.serviceClientConfiguration().region().id();
            List<InstanceTypeInfo> described = InstanceTypes.described(ec2);
            return listing(region, described, InstanceTypes.zones(ec2));
        }
    }

    private Ec2Client client() throws CloudException {
        try {
            return AwsClients.configure(Ec2Client.builder(), settings).build();
        } catch (SdkException e) {
            throw new AwsTroubles("AWS").of(e, "ec2:DescribeInstanceTypes", "");
        }
    }

    private Listing listing(String region, List<InstanceTypeInfo> described, Map<String, Set<String>> zones)
            throws ProblemsException {
        Prices prices = prices(region);
        Map<String, MachineType> known = known();
        MachineTypes makes = new MachineTypes(prices.dollarsPerHour(), known);
        List<MachineType> types = new ArrayList<>();
        Map<String, String> absent = new LinkedHashMap<>();
        for (InstanceTypeInfo info : described) {
            String name = info.instanceTypeAsString();
            Optional<String> objection = zones.containsKey(name)
                    ? makes.objection(info)
                    : Optional.of("is not offered in any zone of " + region);
            if (objection.isPresent()) {
                absent.put(name, objection.get());
            } else {
                types.add(makes.of(info));
            }
        }
        Set<String> here = new LinkedHashSet<>();
        described.forEach(info -> here.add(info.instanceTypeAsString()));
        known.keySet().stream()
                .filter(name -> !here.contains(name))
                .forEach(name -> absent.put(name, "is not offered in " + region));
        return new Listing(region, prices.description(), types, zones, absent, true, prices.notes());
    }

    private Prices prices(String region) throws ProblemsException {
        try {
            PriceList list = PriceList.ask(settings, region);
            String date = list.published().isEmpty() ? "" : ", published " + list.published();
            return new Prices(region + ", AWS on-demand Linux prices" + date, list.dollarsPerHour(), List.of());
        } catch (CloudException e) {
            Problem why = e.problems().getFirst();
            PriceTable table = book.tables().get(region);
            if (table == null) {
                throw e;
            }
            Map<String, Double> prices = new LinkedHashMap<>();
            table.types().forEach(type -> prices.put(type.name(), type.dollarsPerHour()));
            return new Prices(
                    table.description(),
                    prices,
                    List.of("Prices are those of " + book.date() + " that come with Tidemark: " + why));
        }
    }

    /** By name, from whichever region has it. */
    private Map<String, MachineType> known() {
        Map<String, MachineType> known = new LinkedHashMap<>();
        book.tables().values().forEach(table -> table.types().forEach(type -> known.putIfAbsent(type.name(), type)));
        return known;
    }

    private record Prices(String description, Map<String, Double> dollarsPerHour, List<String> notes) {}
}
