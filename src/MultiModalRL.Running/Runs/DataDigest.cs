using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// A digest of a data folder that is cheap for any size: SHA-256 over every file in ordinal order of its relative path
/// (UTF-8, '/' between parts, a zero byte), then its length (8 bytes, little-endian), its first 64 KiB and, of longer
/// files, its last 64 KiB. It sees files that are missing, added, renamed, cut short or of another version; a change
/// deep inside one big file of the same length it does not.
/// </summary>
public static class DataDigest
{
    private const int SampleBytes = 1 << 16;

    /// <summary>The digest, <c>sha256-sampled:</c> and 64 hexadecimal digits.</summary>
    /// <exception cref="InputException">No such folder, or a file cannot be read.</exception>
    public static string Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"data folder {folder}: no such folder");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[SampleBytes];
        foreach (var (path, name) in Files(folder))
        {
            try
            {
                Append(hash, path, name, buffer);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"data file {path}: {exception.Message}", exception);
            }
        }

        return "sha256-sampled:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string Path, string Name)> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static void Append(IncrementalHash hash, string path, string name, byte[] buffer)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
        BinaryPrimitives.WriteInt64LittleEndian(buffer, length);
        hash.AppendData(buffer.AsSpan(0, sizeof(long)));
        hash.AppendData(buffer.AsSpan(0, RandomAccess.Read(file, buffer, 0)));
        if (length > SampleBytes)
        {
            var start = Math.Max(SampleBytes, length - SampleBytes);
            hash.AppendData(buffer.AsSpan(0, RandomAccess.Read(file, buffer.AsSpan(0, (int)(length - start)), start)));
        }
    }
}
