package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.QueryService;
import io.tidemark.testbed.cloud.protocol.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** CloudFormation. Thread-safe. */
public final class CloudFormation implements AutoCloseable {
    private final Worker worker;
    private final Stacks stacks;
    private final Service service;

    public CloudFormation(Workshop workshop) {
        worker = new Worker(workshop);
        stacks = new Stacks(workshop);
        ChangeSetCalls changeSets = new ChangeSetCalls(stacks, worker);
        StackCalls calls = new StackCalls(stacks, worker);
        Map<String, Function<Call, Element>> actions = new HashMap<>();
        actions.put("CreateChangeSet", changeSets::create);
        actions.put("DescribeChangeSet", changeSets::describe);
        actions.put("ExecuteChangeSet", changeSets::execute);
        actions.put("DeleteChangeSet", changeSets::delete);
        actions.put("ListChangeSets", changeSets::list);
        actions.put("DescribeStacks", calls::describe);
        actions.put("ListStacks", calls::list);
        actions.put("DescribeStackEvents", calls::events);
        actions.put("DescribeStackResources", calls::describeResources);
        actions.put("ListStackResources", calls::listResources);
        actions.put("GetTemplate", calls::template);
        actions.put("ValidateTemplate", calls::validate);
        actions.put("DeleteStack", calls::delete);
        service = QueryService.query("cloudformation", "2010-05-15", actions);
    }

    public Service service() {
        return service;
    }

    /** Names of the stacks that are there, those only thought of included. */
    public List<String> remaining() {
        List<String> names = new ArrayList<>();
        for (Stack stack : stacks.all()) {
            if (stack.status() != StackStatus.DELETE_COMPLETE) {
                names.add(Stack.TYPE + " " + stack.name());
            }
        }
        return names;
    }

    @Override
    public void close() {
        worker.close();
    }
}
