using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Image files of which some have the same bytes: these share a handle, so that they can never be taken for two images.
/// </summary>
/// <param name="Files">A file of every handle, in order of its first occurrence.</param>
/// <param name="Digests">The first eight bytes of the SHA-256 of every handle's file: the same wherever the file lies.</param>
/// <param name="Handles">The handle of every file that was given, in order.</param>
public sealed record DistinctImages(ImmutableArray<string> Files, ImmutableArray<ulong> Digests, ImmutableArray<int> Handles)
{
    /// <summary>Reads the files, in order, and compares their bytes.</summary>
    /// <exception cref="InputException">A file cannot be read; the message names it.</exception>
    public static DistinctImages Of(IReadOnlyCollection<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var byFile = new Dictionary<string, int>(StringComparer.Ordinal);
        var byContent = new Dictionary<string, int>(StringComparer.Ordinal);
        var (distinct, digests) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<ulong>());
        var handles = ImmutableArray.CreateBuilder<int>(files.Count);
        foreach (var file in files)
        {
            if (!byFile.TryGetValue(file, out var handle))
            {
                var hash = SHA256.HashData(InputFile.ReadAllBytes(file, ImageDecoder.MaxFileBytes));
                if (!byContent.TryGetValue(Convert.ToHexString(hash), out handle))
                {
                    handle = distinct.Count;
                    byContent.Add(Convert.ToHexString(hash), handle);
                    distinct.Add(file);
                    digests.Add(BinaryPrimitives.ReadUInt64BigEndian(hash));
                }

                byFile.Add(file, handle);
            }

            handles.Add(handle);
        }

        return new(distinct.ToImmutable(), digests.ToImmutable(), handles.ToImmutable());
    }
}
