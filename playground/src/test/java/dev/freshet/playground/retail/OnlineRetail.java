/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * UCI Online Retail, read from a folder of daily CSV files and turned into events of the shop.
 *
 * <p>An invoice is one event: a purchase, or a refund where its number begins with C. Genuine duplicate lines exist, so the
 * event's id is the invoice with the number of its first line. A refund here does not say which order it takes back.
 */
final class OnlineRetail {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private OnlineRetail() {}

    /** The daily files, in order, of the folder {@code online-retail} in the given one, which must hold some; none without. */
    static List<Path> files(@Nullable String given) throws IOException {
        if (given == null) {
            return List.of();
        }
        Path folder = Path.of(given).resolve("online-retail");
        List<Path> files = Files.isDirectory(folder) ? csvFiles(folder) : List.of();
        if (files.isEmpty()) {
            throw new IllegalStateException(
                    "FRESHET_DATA is " + given + ", but " + folder + " holds no CSV file to replay");
        }
        return files;
    }

    private static List<Path> csvFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of all files, of which there must be some. */
    static List<InvoiceLine> lines(List<Path> files) throws IOException {
        List<InvoiceLine> lines = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream().skip(1).map(OnlineRetail::line).forEach(lines::add);
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("there is no invoice in " + files);
        }
        return lines;
    }

    /** One JSON document per invoice, in the order of the file. */
    static List<String> events(List<InvoiceLine> lines) {
        Map<String, List<InvoiceLine>> invoices = new LinkedHashMap<>();
        for (InvoiceLine line : lines) {
            invoices.computeIfAbsent(line.invoice(), invoice -> new ArrayList<>())
                    .add(line);
        }
        return invoices.values().stream()
                .map(invoice ->
                        invoice.stream().filter(InvoiceLine::isSaleOrReturn).toList())
                .filter(invoice -> !invoice.isEmpty())
                .map(OnlineRetail::event)
                .toList();
    }

    private static String event(List<InvoiceLine> invoice) {
        InvoiceLine first = invoice.get(0);
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", first.invoice() + "/1");
        event.put("event_time", first.time().toString());
        event.put("event_name", first.isCancellation() ? "refund" : "purchase");
        if (first.customer().isEmpty()) {
            event.put("anonymous_id", "guest-" + first.invoice());
        } else {
            event.put("user_id", first.customer());
        }
        event.put("transaction_id", first.invoice());
        event.put("currency", "GBP");
        ArrayNode items = event.putArray("items");
        for (InvoiceLine line : invoice) {
            ObjectNode item = items.addObject();
            item.put("item_id", line.item());
            item.put("item_name", line.description());
            item.put("price", line.price());
            item.put("quantity", line.units());
        }
        return event.toString();
    }

    private static InvoiceLine line(String csv) {
        List<String> cells = cells(csv);
        return new InvoiceLine(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Long.parseLong(cells.get(3)),
                LocalDateTime.parse(cells.get(4), TIME).toInstant(ZoneOffset.UTC),
                new BigDecimal(cells.get(5)),
                cells.get(6).replaceFirst("\\.0$", ""));
    }

    /** Splits one line of CSV; a cell in quotes may hold commas and doubled quotes, but no line break in this data. */
    private static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char character = csv.charAt(i);
            if (character == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
