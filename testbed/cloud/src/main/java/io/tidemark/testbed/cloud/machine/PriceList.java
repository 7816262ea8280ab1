package io.tidemark.testbed.cloud.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Actions;
import io.tidemark.testbed.cloud.protocol.Answer;
import io.tidemark.testbed.cloud.protocol.Protocol;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.protocol.Request;
import io.tidemark.testbed.cloud.protocol.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price list service: what products cost, each as a text that is JSON again. */
public final class PriceList implements Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;

    private final Machines machines;

    public PriceList(Machines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "pricing";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public String action(Request request) {
        return Actions.target(request);
    }

    @Override
    public Answer answer(Request request) {
        if (!action(request).equals("GetProducts")) {
            throw new Refusal(400, "UnknownOperationException", "");
        }
        try {
            return Answer.json(JSON.writeValueAsString(products(JSON.readTree(request.body()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> products(JsonNode asked) {
        if (!asked.path("ServiceCode").asText().equals("AmazonEC2")) {
            throw new Refusal(400, "InvalidParameterException", "Invalid service code.");
        }
        int most = asked.path("MaxResults").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw new Refusal(400, "InvalidParameterException", "MaxResults must be from 1 to " + MOST + ".");
        }
        List<Product> chosen = machines.types().stream()
                .flatMap(type -> Product.of(type, Account.REGION))
                .filter(product -> suits(product, asked.path("Filters")))
                .toList();
        Page<Product> page = Page.of(
                chosen, most, Optional.ofNullable(asked.path("NextToken").asText(null)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("FormatVersion", "aws_v1");
        page.next().ifPresent(next -> answer.put("NextToken", next));
        answer.put("PriceList", texts(page.items()));
        return answer;
    }

    private static boolean suits(Product product, JsonNode filters) {
        for (JsonNode filter : filters) {
            if (!filter.path("Type").asText().equals("TERM_MATCH")) {
                throw new Refusal(400, "InvalidParameterException", "Invalid filter type.");
            }
            String value = product.attributes().get(filter.path("Field").asText());
            if (!filter.path("Value").asText().equalsIgnoreCase(value)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(List<Product> products) {
        List<String> texts = new ArrayList<>();
        for (Product product : products) {
            try {
                texts.add(JSON.writeValueAsString(product.document(texts.size())));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
