/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All addresses of one family that begin with the same bits, in the notation of CIDR (RFC 4632, RFC 4291): 10.0.0.0/8,
 * 2001:db8::/32. An IPv6 network holds no IPv4 address, however short its prefix.
 *
 * @param first its first address: all bits behind the prefix are off
 * @param prefix how many bits are common; 0 for all addresses of the family
 */
record IpNetwork(IpAddress first, int prefix) {

    /** By so many bits an IPv4 address is preceded where it is mapped into IPv6. */
    private static final int MAPPED_BITS = 96;

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    /**
     * The network, or null where the text is none. Bits behind the prefix must be off: 10.0.0.1/8 may be meant as 10.0.0.1/32
     * as well as 10.0.0.0/8.
     */
    static @Nullable IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return null;
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        boolean isMapped = !address.isSix() && text.indexOf(':') >= 0;
        int prefix = Integer.parseInt(text.substring(slash + 1)) - (isMapped ? MAPPED_BITS : 0);
        return prefix >= 0 && prefix <= address.bits() && address.masked(prefix).equals(address)
                ? new IpNetwork(address, prefix)
                : null;
    }
}
