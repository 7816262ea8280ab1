package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

/**
 * What something costs by the list prices of a region, in US dollars. An estimate: the bill knows free tiers, discounts and
 * data transfer, this does not.
 *
 * @param date of the prices
 */
public record Cost(String region, String date, Usage usage, double lambda, double dynamoDb, double s3) {
    public Cost {
        requireNonNull(region, "region is null");
        requireNonNull(date, "date is null");
        requireNonNull(usage, "usage is null");
    }

    public double total() {
        return lambda + dynamoDb + s3;
    }

    /** {@code $0.93: Lambda $0.88, DynamoDB $0.03, S3 $0.02}. */
    public String words() {
        return Dollars.of(total()) + ": Lambda " + Dollars.of(lambda) + ", DynamoDB " + Dollars.of(dynamoDb) + ", S3 "
                + Dollars.of(s3);
    }

    /** Whose prices, and what is not in them. */
    public String basis() {
        return "list prices of " + region + ", " + date + ", without free tier and data transfer";
    }
}
