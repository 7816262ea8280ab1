package io.tidemark.sizing.catalogue.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.AwsTroubles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;

/**
 * On-demand prices of Linux on shared machines, of a region.
 *
 * @param published when AWS published the latest of them, such as 2026-11-20
 * @param dollarsPerHour by the name of the type
 */
record PriceList(String published, Map<String, Double> dollarsPerHour) {
    static final String ACTION = "pricing:GetProducts";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int DAY = "2026-11-20".length();
    private static final String EUROPE = "eu-central-1";
    private static final String ASIA = "ap-south-1";
    private static final String AMERICA = "us-east-1";

    PriceList {
        dollarsPerHour = Map.copyOf(dollarsPerHour);
    }

    static PriceList ask(AwsSettings settings, String region) throws CloudException {
        AwsSettings near = new AwsSettings(endpointRegion(region), settings.profile(), settings.endpoint());
        try (PricingClient client =
                AwsClients.configure(PricingClient.builder(), near).build()) {
            Reader reader = new Reader();
            client
                    .getProductsPaginator(request -> request.serviceCode("AmazonEC2")
                            .filters(filters(region))
                            .formatVersion("aws_v1")
                            .maxResults(PAGE))
                    .stream()
                    .flatMap(page -> page.priceList().stream())
                    .forEach(reader::read);
            if (reader.prices.isEmpty()) {
                throw trouble("has no prices for " + region);
            }
            return new PriceList(reader.latest, reader.prices);
        } catch (SdkException e) {
            throw new AwsTroubles("AWS").of(e, ACTION, "");
        }
    }

    /** Only a few regions have an endpoint of this service. */
    static String endpointRegion(String region) {
        if (region.startsWith("ap-")) {
            return ASIA;
        }
        return region.matches("(eu|il|me|af)-.*") ? EUROPE : AMERICA;
    }

    private static List<Filter> filters(String region) {
        return List.of(
                filter("regionCode", region),
                filter("operatingSystem", "Linux"),
                filter("tenancy", "Shared"),
                filter("preInstalledSw", "NA"),
                filter("capacitystatus", "Used"));
    }

    private static Filter filter(String field, String value) {
        return Filter.builder()
                .type(FilterType.TERM_MATCH)
                .field(field)
                .value(value)
                .build();
    }

    private static CloudException trouble(String expected) {
        return new CloudException(List.of(new Problem("AWS", ACTION, "", expected, "")));
    }

    /** Each product is a text that is JSON again. What has no price in dollars per hour is passed over. */
    private static final class Reader {
        private final Map<String, Double> prices = new LinkedHashMap<>();
        private String latest = "";

        void read(String text) {
            JsonNode product;
            try {
                product = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                // One product that cannot be read is one type without a price, which is said of it.
                return;
            }
            String type = product.path("product")
                    .path("attributes")
                    .path("instanceType")
                    .asText("");
            OptionalDouble dollars = onDemand(product);
            if (type.isEmpty() || dollars.isEmpty()) {
                return;
            }
            prices.merge(type, dollars.getAsDouble(), Math::min);
            String published = product.path("publicationDate").asText("");
            if (published.length() >= DAY && published.compareTo(latest) > 0) {
                latest = published.substring(0, DAY);
            }
        }

        private static OptionalDouble onDemand(JsonNode product) {
            for (JsonNode term : product.path("terms").path("OnDemand")) {
                for (JsonNode dimension : term.path("priceDimensions")) {
                    String dollars = dimension.path("pricePerUnit").path("USD").asText("");
                    if (dimension.path("unit").asText("").equals("Hrs") && dollars.matches("[0-9]{1,9}(\\.[0-9]+)?")) {
                        double price = Double.parseDouble(dollars);
                        if (price > 0) {
                            return OptionalDouble.of(price);
                        }
                    }
                }
            }
            return OptionalDouble.empty();
        }
    }
}
