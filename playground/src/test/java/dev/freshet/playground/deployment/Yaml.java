/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A YAML or JSON document, walked by the names of its mappings and the indexes of its lists. */
record Yaml(Object node) {

    /** What stands there; fails where nothing does. */
    Yaml at(Object... path) {
        Object found = node;
        for (Object step : path) {
            Object inside = null;
            if (found instanceof Map<?, ?> map) {
                inside = map.get(step);
            } else if (found instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                inside = list.get(index);
            }
            if (inside == null) {
                throw new AssertionError("there is no " + step + " in " + List.of(path));
            }
            found = inside;
        }
        return new Yaml(found);
    }

    boolean has(String name) {
        return node instanceof Map<?, ?> map && map.containsKey(name);
    }

    String text(Object... path) {
        return String.valueOf(at(path).node());
    }

    List<Yaml> list(Object... path) {
        if (at(path).node() instanceof List<?> list) {
            return list.stream().map(item -> new Yaml((Object) item)).toList();
        }
        throw new AssertionError(List.of(path) + " is no list");
    }

    List<String> texts(Object... path) {
        return list(path).stream().map(item -> String.valueOf(item.node())).toList();
    }

    Map<String, String> mapping(Object... path) {
        if (at(path).node() instanceof Map<?, ?> map) {
            Map<String, String> texts = new TreeMap<>();
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
            return texts;
        }
        throw new AssertionError(List.of(path) + " is no mapping");
    }
}
