/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Time and allocation for one record, codec against databind; each method in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordCodecBenchmark {

    /** One event of a shop. */
    public record Event(
            String eventId,
            Instant eventTime,
            Name eventName,
            @Nullable String userId,
            @Nullable String sessionId,
            @Nullable String transactionId,
            @Nullable String currency,
            List<Item> items) {}

    /** One item of an event. */
    public record Item(
            String itemId,
            @Nullable String itemName,
            @Nullable String itemCategory,
            BigDecimal price,
            long quantity,
            @Nullable BigDecimal discount) {}

    /** What happened; databind is told to use the lower-case form. */
    public enum Name {
        VIEW_ITEM,
        PURCHASE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A view of one item has 189 bytes, a purchase of ten items 1,397. */
    @Param({"1", "10"})
    public int items;

    private byte[] json = new byte[0];
    private Event event = new Event("", Instant.EPOCH, Name.PURCHASE, null, null, null, null, List.of());
    private JsonNode tree = JsonMapper.builder().build().nullNode();

    private final RecordCodec<Event> codec = RecordCodec.of(Event.class, JsonLimits.DEFAULT);
    private final JsonMapper mapper = mapper();
    private final ObjectReader reader = mapper.readerFor(Event.class);
    private final ObjectWriter writer = mapper.writerFor(Event.class);

    @Setup
    public void documents() throws IOException, RefusedException {
        json = (items == 1 ? view() : purchase(items)).getBytes(UTF_8);
        event = codec.decode(json);
        tree = mapper.readTree(json);
        if (!event.equals(reader.readValue(json)) || !tree.equals(mapper.readTree(codec.encode(event)))) {
            throw new IllegalStateException("the candidates do not do the same");
        }
    }

    private static String view() {
        return """
        {"event_id":"01J9Z3M7Q8","event_time":"2026-03-01T10:00:00.25Z","event_name":"view_item",\
        "user_id":"u-48151","session_id":"s-16","items":[{"item_id":"sku-2342","price":12.95,"quantity":1}]}""";
    }

    private static String purchase(int items) {
        String lines = IntStream.range(0, items)
                .mapToObj(i -> """
                        {"item_id":"sku-%d","item_name":"White hanging heart","item_category":"home",\
                        "price":%d.95,"quantity":%d,"discount":0.5}""".formatted(2342 + i, 3 + i, 1 + i))
                .collect(Collectors.joining(","));
        return """
        {"event_id":"01J9Z3M7Q8","event_time":"2026-03-01T10:00:00.25Z","event_name":"purchase",\
        "user_id":"u-48151","session_id":"s-16","transaction_id":"t-536365","currency":"GBP","items":[%s]}""".formatted(lines);
    }

    @Benchmark
    public Object decodeRecordCodec() throws RefusedException {
        return codec.decode(json);
    }

    @Benchmark
    public Object decodeDatabindReader() throws IOException {
        return reader.readValue(json);
    }

    @Benchmark
    public Object decodeDatabindReadValue() throws IOException {
        return mapper.readValue(json, Event.class);
    }

    @Benchmark
    public Object decodeDatabindTree() throws IOException {
        return mapper.readTree(json);
    }

    @Benchmark
    public byte[] encodeRecordCodec() {
        return codec.encode(event);
    }

    @Benchmark
    public byte[] encodeDatabindWriter() throws IOException {
        return writer.writeValueAsBytes(event);
    }

    @Benchmark
    public byte[] encodeDatabindTree() throws IOException {
        return mapper.writeValueAsBytes(tree);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader()))
                .build();
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    /** Runs the benchmarks whose names match the first argument, or all. */
    public static void main(String[] arguments) throws RunnerException {
        String include = arguments.length == 0 ? ".*" : arguments[0];
        new Runner(new OptionsBuilder()
                        .include(RecordCodecBenchmark.class.getSimpleName() + "." + include)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }
}
