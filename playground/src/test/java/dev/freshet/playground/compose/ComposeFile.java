/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.YamlParserUtils;

/** {@code docker-compose.yml} as it is written: anchors and merges resolved, variables not. */
final class ComposeFile {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String MERGE = "<<";

    private final Map<String, Object> document;

    private ComposeFile(Map<String, Object> document) {
        this.document = document;
    }

    static ComposeFile read() throws Exception {
        File file = ROOT.resolve("docker-compose.yml").toFile();
        return new ComposeFile(mapping(YamlParserUtils.loadYamlFile(file)));
    }

    /** Every service by name. */
    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new TreeMap<>();
        mapping(document.get("services")).forEach((name, service) -> services.put(name, mapping(service)));
        return services;
    }

    /** The service's entries under a key, none where it does not have the key. */
    static List<?> list(Map<String, Object> service, String key) {
        return service.get(key) instanceof List<?> entries ? entries : List.of();
    }

    /** A mapping with what its merge key brings in; its own entries win. */
    static Map<String, Object> mapping(Object node) {
        Map<String, Object> merged = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> entries) {
            if (entries.get(MERGE) != null) {
                merged.putAll(mapping(entries.get(MERGE)));
            }
            entries.forEach((key, value) -> merged.put(String.valueOf(key), value));
            merged.remove(MERGE);
        }
        return merged;
    }
}
