package io.tidemark.experiment.observer;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/** Reads attributes of a JVM as plain values. */
final class JmxValues {
    private JmxValues() {}

    /**
     * @throws JMException when there is no such bean, attribute or part
     * @throws IOException when the JVM is gone
     */
    static Object read(MBeanServerConnection connection, JmxMetric metric) throws JMException, IOException {
        ObjectName bean = metric.bean().isPattern() ? only(connection, metric.bean()) : metric.bean();
        String[] path = metric.attribute().split("\\.", 2);
        Object value;
        try {
            value = connection.getAttribute(bean, metric.attribute());
            path = new String[] {metric.attribute()};
        } catch (AttributeNotFoundException e) {
            if (path.length == 1) {
                throw e;
            }
            value = connection.getAttribute(bean, path[0]);
        }
        Object plain = plain(value);
        if (path.length == 1) {
            return plain;
        }
        if (plain instanceof Map<?, ?> map && map.get(path[1]) != null) {
            return map.get(path[1]);
        }
        throw new AttributeNotFoundException(path[0] + " has no part " + path[1]);
    }

    private static ObjectName only(MBeanServerConnection connection, ObjectName pattern)
            throws JMException, IOException {
        List<ObjectName> names =
                connection.queryNames(pattern, null).stream().sorted().toList();
        if (names.size() != 1) {
            throw new InstanceNotFoundException(pattern + " must be one MBean but is " + names);
        }
        return names.getFirst();
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean truth -> truth;
            case Float number -> number.doubleValue();
            case Double number -> number;
            case Number number -> number.longValue();
            case CompositeData data -> composite(data);
            case TabularData data -> tabular(data);
            case Object array when array.getClass().isArray() -> list(array);
            default -> String.valueOf(value);
        };
    }

    private static Map<String, Object> composite(CompositeData data) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : data.getCompositeType().keySet()) {
            map.put(key, plain(data.get(key)));
        }
        return map;
    }

    private static Map<String, Object> tabular(TabularData data) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object row : data.values()) {
            if (row instanceof CompositeData entry) {
                Map<String, Object> columns = composite(entry);
                Object key = columns.containsKey("key")
                        ? columns.get("key")
                        : columns.values().toArray()[0];
                map.put(String.valueOf(key), columns.getOrDefault("value", columns));
            }
        }
        return map;
    }

    private static List<Object> list(Object array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(plain(Array.get(array, i)));
        }
        return list;
    }
}
