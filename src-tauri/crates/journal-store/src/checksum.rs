//! A checksum against accidents. Against people there are authenticated wraps and pages; this one only gives a damaged key file and an
//! edited migration their own words.

/// FNV-1a with 64 bits, after Fowler, Noll and Vo. Any single changed byte changes it.
pub const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash ^= bytes[at] as u64;
        hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_vectors() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325, "the offset basis");
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c, "published vector");
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8, "published vector");
    }
}
