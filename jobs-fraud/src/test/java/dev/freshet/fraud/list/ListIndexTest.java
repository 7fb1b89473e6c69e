/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static dev.freshet.fraud.list.Listed.NOON;
import static dev.freshet.fraud.list.Listed.entry;
import static dev.freshet.fraud.list.Listed.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListIndexTest {

    private static final List<ListName> NAMES = List.of(ListName.values());
    private static final List<ListKind> KINDS = List.of(ListKind.values());

    private final ListIndex lists = new ListIndex();

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, anna",
        "DEVICE, phone",
        "MERCHANT, shop",
        "IP, 192.0.2.1",
        "IP, ::ffff:192.0.2.1",
        "CIDR, 192.0.2.0/24",
        "CIDR, 0.0.0.0/0",
        "CIDR, 192.0.2.1/32"
    })
    void findsAnEntryByAnythingThatItCanName(ListKind kind, String value) {
        ListEntry entry = entry(ListName.BLOCK, kind, value);

        lists.put(entry);

        assertThat(found(ListName.BLOCK)).isEqualTo(entry);
        assertThat(found(ListName.ALLOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, phone",
        "DEVICE, anna",
        "MERCHANT, Shop",
        "IP, 192.0.2.2",
        "CIDR, 192.0.2.0/32",
        "CIDR, 192.0.3.0/24",
        "CIDR, ::/0"
    })
    void findsNothingElse(ListKind kind, String value) {
        lists.put(entry(ListName.BLOCK, kind, value));

        assertThat(found(ListName.BLOCK)).isNull();
    }

    @Test
    void asksForNoNameAndComparesWhatIsNoAddressWithNothing() {
        lists.put(entry(ListName.BLOCK, ListKind.CIDR, "0.0.0.0/0"));

        assertThat(lists.find(ListName.BLOCK, ListSubject.ofAddress("localhost"), NOON))
                .isNull();
        assertThat(lists.find(ListName.BLOCK, ListSubject.ofAddress(null), NOON))
                .isNull();
    }

    @Test
    void passesOverWhatHasExpired() {
        lists.put(until(NOON, entry(ListName.BLOCK, ListKind.ACCOUNT, "anna")));
        ListEntry device = entry(ListName.BLOCK, ListKind.DEVICE, "phone");
        lists.put(device);

        assertThat(found(ListName.BLOCK)).isEqualTo(device);
    }

    @Test
    void replacesAndRemovesByKey() {
        ListEntry network = entry(ListName.BLOCK, ListKind.CIDR, "192.0.2.0/24");
        lists.put(network);

        lists.put(until(NOON, network));
        assertThat(found(ListName.BLOCK)).isNull();

        lists.put(network);
        lists.remove(network.key());
        lists.remove(network.key());
        assertThat(found(ListName.BLOCK)).isNull();
    }

    @Test
    void keepsTheOtherNetworkOfTheSameLength() {
        ListEntry network = entry(ListName.BLOCK, ListKind.CIDR, "192.0.2.0/24");
        ListEntry other = entry(ListName.BLOCK, ListKind.CIDR, "198.51.100.0/24");
        lists.put(network);
        lists.put(other);

        lists.remove(other.key());

        assertThat(found(ListName.BLOCK)).isEqualTo(network);
    }

    /** Two spellings are two entries of one address: taking one off leaves the other. */
    @Test
    void keepsTheOtherSpellingOfAnAddress() {
        ListEntry plain = entry(ListName.BLOCK, ListKind.IP, "192.0.2.1");
        ListEntry mapped = entry(ListName.BLOCK, ListKind.IP, "::ffff:192.0.2.1");
        lists.put(plain);
        lists.put(mapped);

        assertThat(found(ListName.BLOCK)).isEqualTo(plain);
        lists.remove(plain.key());

        assertThat(found(ListName.BLOCK)).isEqualTo(mapped);
    }

    /** Against going through all entries, with the platform's own idea of addresses. */
    @Test
    void findsWhatGoingThroughAllEntriesFinds() throws UnknownHostException {
        long seed = 4_711;
        Random random = new Random(seed);
        TreeMap<String, ListEntry> all = new TreeMap<>();
        for (int i = 0; i < 4_000; i++) {
            ListEntry entry = randomEntry(random);
            if (random.nextInt(3) == 0) {
                all.remove(entry.key());
                lists.remove(entry.key());
            } else {
                all.put(entry.key(), entry);
                lists.put(entry);
            }
            ListName list = NAMES.get(random.nextInt(3));
            ListSubject subject = randomSubject(random);
            Instant at = NOON.plusSeconds(random.nextInt(5));

            assertThat(lists.find(list, subject, at))
                    .as("seed %d, step %d: %s on %s", seed, i, subject, list)
                    .isEqualTo(slowly(all, list, subject, at));
        }
    }

    private @Nullable ListEntry found(ListName list) {
        return lists.find(list, new ListSubject("anna", "phone", "192.0.2.1", "shop"), NOON);
    }

    private static @Nullable ListEntry slowly(
            SortedMap<String, ListEntry> all, ListName list, ListSubject subject, Instant at)
            throws UnknownHostException {
        for (ListEntry entry : all.values()) {
            boolean over = entry.expiresAt() != null && !at.isBefore(entry.expiresAt());
            if (entry.list() == list && !over && names(entry, subject)) {
                return entry;
            }
        }
        return null;
    }

    private static boolean names(ListEntry entry, ListSubject subject) throws UnknownHostException {
        return switch (entry.kind()) {
            case ACCOUNT -> entry.value().equals(subject.account());
            case DEVICE -> entry.value().equals(subject.device());
            case MERCHANT -> entry.value().equals(subject.merchant());
            case IP -> contains(entry.value() + "/" + bytes(entry.value()).length * 8, subject.ip());
            case CIDR -> contains(entry.value(), subject.ip());
        };
    }

    private static boolean contains(String network, @Nullable String ip) throws UnknownHostException {
        byte[] first = bytes(network.substring(0, network.indexOf('/')));
        byte[] address = ip == null ? new byte[0] : bytes(ip);
        int prefix = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        if (first.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (((first[bit / 8] ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal).getAddress();
    }

    private static ListEntry randomEntry(Random random) throws UnknownHostException {
        ListName list = NAMES.get(random.nextInt(3));
        ListKind kind = KINDS.get(random.nextInt(5));
        ListEntry entry = entry(
                list,
                kind,
                switch (kind) {
                    case ACCOUNT, DEVICE, MERCHANT -> "n-" + random.nextInt(4);
                    case IP -> randomAddress(random);
                    case CIDR -> randomNetwork(random);
                });
        return random.nextInt(3) == 0 ? until(NOON.plusSeconds(random.nextInt(5)), entry) : entry;
    }

    private static ListSubject randomSubject(Random random) throws UnknownHostException {
        return new ListSubject(
                random.nextBoolean() ? null : "n-" + random.nextInt(4),
                random.nextBoolean() ? null : "n-" + random.nextInt(4),
                random.nextInt(4) == 0 ? null : randomAddress(random),
                random.nextBoolean() ? null : "n-" + random.nextInt(4));
    }

    private static String randomAddress(Random random) throws UnknownHostException {
        return InetAddress.getByAddress(randomBytes(random)).getHostAddress();
    }

    private static String randomNetwork(Random random) throws UnknownHostException {
        byte[] bytes = randomBytes(random);
        int prefix = random.nextInt(bytes.length * 8 + 1);
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
        }
        return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
    }

    /** Few different ones, so that they meet. */
    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        bytes[0] = 32;
        bytes[bytes.length - 1] = (byte) random.nextInt(4);
        bytes[bytes.length / 2] = (byte) (random.nextInt(2) << 7);
        return bytes;
    }
}
