package io.tidemark.testbed.cloud.machine;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An entry of the price list.
 *
 * @param dollars per hour on demand; empty for one that can only be reserved
 */
record Product(Map<String, String> attributes, OptionalDouble dollars) {
    private static final String PUBLISHED = "2026-11-20T17:04:12Z";
    /** These, AWS gives every offer and rate of on-demand prices. */
    private static final String OFFER = ".JRTCKXETXF";

    private static final String RATE = ".6YS6EN2CT7";

    Product {
        attributes = new TreeMap<>(attributes);
    }

    /** The one with Linux, and others of the same type that cost something else. */
    static Stream<Product> of(InstanceType type, String region) {
        if (type.dollarsPerHour().isEmpty()) {
            return Stream.empty();
        }
        double dollars = type.dollarsPerHour().getAsDouble();
        Map<String, String> usual = Map.of(
                "instanceType", type.name(),
                "regionCode", region,
                "operatingSystem", "Linux",
                "tenancy", "Shared",
                "preInstalledSw", "NA",
                "capacitystatus", "Used",
                "servicecode", "AmazonEC2",
                "licenseModel", "No License required");
        return Stream.of(
                new Product(usual, OptionalDouble.of(dollars)),
                other(usual, "operatingSystem", "Windows", dollars * 0.9),
                other(usual, "tenancy", "Dedicated", dollars * 0.8),
                other(usual, "preInstalledSw", "SQL Web", dollars * 0.7),
                other(usual, "capacitystatus", "UnusedCapacityReservation", dollars * 0.6),
                other(usual, "regionCode", region.equals("eu-west-1") ? "eu-west-2" : "eu-west-1", dollars * 0.5),
                new Product(usual, OptionalDouble.empty()),
                new Product(usual, OptionalDouble.of(0)));
    }

    private static Product other(Map<String, String> usual, String key, String value, double dollars) {
        Map<String, String> attributes = new TreeMap<>(usual);
        attributes.put(key, value);
        return new Product(attributes, OptionalDouble.of(dollars));
    }

    /** In the shape of the price list. */
    Map<String, Object> document(int number) {
        String sku = "SKU%013d".formatted(number);
        Map<String, Object> onDemand = dollars.isEmpty() ? Map.of() : Map.of(sku + OFFER, offer(sku));
        return Map.of(
                "product",
                Map.of("productFamily", "Compute Instance", "attributes", attributes, "sku", sku),
                "serviceCode",
                "AmazonEC2",
                "terms",
                onDemand.isEmpty() ? Map.of("Reserved", Map.of()) : Map.of("OnDemand", onDemand),
                "version",
                "20261120170412",
                "publicationDate",
                PUBLISHED);
    }

    private Map<String, Object> offer(String sku) {
        String price = "%.10f".formatted(dollars.orElseThrow());
        Map<String, Object> dimension = Map.of(
                "unit",
                "Hrs",
                "endRange",
                "Inf",
                "beginRange",
                "0",
                "description",
                "$" + price + " per hour",
                "appliesTo",
                List.of(),
                "rateCode",
                sku + OFFER + RATE,
                "pricePerUnit",
                Map.of("USD", price));
        return Map.of(
                "priceDimensions", Map.of(sku + OFFER + RATE, dimension),
                "sku", sku,
                "effectiveDate", "2026-11-01T00:00:00Z",
                "offerTermCode", OFFER.substring(1),
                "termAttributes", Map.of());
    }
}
