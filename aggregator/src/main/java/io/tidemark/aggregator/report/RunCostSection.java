package io.tidemark.aggregator.report;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Dollars;
import io.tidemark.aggregator.cost.Usage;
import java.util.List;

/** What the run itself has cost, by service. */
final class RunCostSection {
    private RunCostSection() {}

    static void write(Cost cost, Html html) {
        html.open("section", "id", "run-cost").element("h2", "Cost of this run");
        html.element(
                "p",
                "About " + Dollars.of(cost.total()) + ": an estimate from what was counted, by " + cost.basis()
                        + ". What is stored until it is deleted is not in it either.");
        Table table = Table.open(
                html,
                "run-cost-table",
                "plain words",
                "Cost by service",
                List.of(Column.text("Service"), Column.number("US dollars"), Column.text("Used")));
        table.body("rows");
        Usage usage = cost.usage();
        row(table, "AWS Lambda", cost.lambda(), Numbers.count(usage.invocations()) + " invocations, " + seconds(usage));
        row(
                table,
                "DynamoDB",
                cost.dynamoDb(),
                units(usage.writeUnits()) + " write units, " + units(usage.readUnits()) + " read units");
        row(
                table,
                "S3",
                cost.s3(),
                Numbers.count(usage.puts()) + " objects put, " + Numbers.count(usage.gets()) + " got");
        table.endBody().close();
        html.close().line();
    }

    private static void row(Table table, String service, double dollars, String used) {
        table.row(List.of(Cell.of(service), Cell.of(Dollars.of(dollars)), Cell.of(used)));
    }

    private static String seconds(Usage usage) {
        String arm = Numbers.rate(usage.arm64GigabyteSeconds()) + " GB-seconds on arm64";
        String x86 = Numbers.rate(usage.x86GigabyteSeconds()) + " GB-seconds on x86-64";
        if (usage.x86GigabyteSeconds() == 0) {
            return arm;
        }
        return usage.arm64GigabyteSeconds() == 0 ? x86 : arm + ", " + x86;
    }

    private static String units(double units) {
        return Numbers.count(Math.round(units));
    }
}
