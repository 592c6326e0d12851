using System.Buffers.Binary;
using System.Text;

namespace MultiModalRL.Torch;

/// <summary>
/// Reads the table of needed symbol versions (section <c>.gnu.version_r</c>) of a 64-bit little-endian ELF file.
/// Layout: System V gABI chapter 4 and the Linux Standard Base's symbol versioning. Every offset is checked.
/// </summary>
internal static class ElfVersionNeeds
{
    /// <summary>Flag of <c>vna_flags</c>: the loader only warns when the version is missing.</summary>
    public const byte WeakFlag = 2;

    private const uint VersionNeedSection = 0x6ffffffe;
    private const int SectionHeaderLength = 64;
    private const int NeedLength = 16;
    private const int AuxiliaryLength = 16;

    /// <summary>The file offsets of the low flag byte of every entry that needs a version and is not yet weak.</summary>
    /// <exception cref="InvalidDataException">The file is no such ELF file, or is cut short.</exception>
    public static IReadOnlyList<int> StrongFlagOffsets(ReadOnlySpan<byte> elf, string version)
    {
        if (elf.Length < SectionHeaderLength || !elf.StartsWith("\u007fELF"u8) || elf[4] != 2 || elf[5] != 1)
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        }

        var headers = UInt64(elf, 0x28);
        var headerLength = UInt16(elf, 0x3A);
        var headerCount = UInt16(elf, 0x3C);
        if (headerLength < SectionHeaderLength)
        {
            throw new InvalidDataException("section headers are too short");
        }

        var found = new List<int>();
        for (var i = 0; i < headerCount; i++)
        {
            var header = Slice(elf, headers + (ulong)i * headerLength, SectionHeaderLength);
            if (UInt32(header, 4) == VersionNeedSection)
            {
                var strings = Slice(elf, headers + (ulong)UInt32(header, 0x28) * headerLength, SectionHeaderLength);
                Collect(elf, Section.Read(elf, header), Section.Read(elf, strings), version, found);
            }
        }

        return found;
    }

    private static void Collect(ReadOnlySpan<byte> elf, Section needs, Section strings, string version, List<int> found)
    {
        var name = Encoding.ASCII.GetBytes(version + '\0');
        var need = 0ul;
        while (true)
        {
            var entry = needs.At(elf, need, NeedLength);
            var auxiliary = need + UInt32(entry, 8);
            for (var left = UInt16(entry, 2); left > 0; left--)
            {
                var aux = needs.At(elf, auxiliary, AuxiliaryLength);
                var weak = (aux[4] & WeakFlag) != 0;
                if (!weak && strings.From(elf, UInt32(aux, 8)).StartsWith(name))
                {
                    found.Add((int)(needs.Offset + auxiliary + 4));
                }

                auxiliary += UInt32(aux, 12);
            }

            var next = UInt32(entry, 12);
            if (next == 0)
            {
                return;
            }

            need += next;
        }
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, ulong offset, ulong length)
    {
        if (offset > (ulong)bytes.Length || length > (ulong)bytes.Length - offset)
        {
            throw new InvalidDataException($"cut short: {length} bytes at {offset} of {bytes.Length}");
        }

        return bytes.Slice((int)offset, (int)length);
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong UInt64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private readonly record struct Section(ulong Offset, ulong Length)
    {
        public static Section Read(ReadOnlySpan<byte> elf, ReadOnlySpan<byte> header)
        {
            var section = new Section(UInt64(header, 0x18), UInt64(header, 0x20));
            _ = Slice(elf, section.Offset, section.Length);
            return section;
        }

        public ReadOnlySpan<byte> At(ReadOnlySpan<byte> elf, ulong offset, ulong length) =>
            Slice(Slice(elf, Offset, Length), offset, length);

        public ReadOnlySpan<byte> From(ReadOnlySpan<byte> elf, ulong offset) =>
            offset > Length ? throw new InvalidDataException("a name lies outside of the string table") : At(elf, offset, Length - offset);
    }
}
