using System.IO.MemoryMappedFiles;

namespace MultiModalRL.Datasets;

/// <summary>
/// Decoded images by handle, as many as come: the first in memory, those past a limit in temporary files that are mapped
/// into memory, so that the system keeps of them what fits. Thread-safe; an image is written before it is read.
/// </summary>
/// <param name="imageBytes">Bytes an image.</param>
/// <param name="memoryBytes">Bytes to keep in memory.</param>
/// <param name="folder">The folder of the temporary files; the system's own where null.</param>
internal sealed class PixelBlocks(int imageBytes, long memoryBytes, string? folder) : IDisposable
{
    private const int BlockBytes = 64 << 20;

    private readonly int perBlock = Math.Max(1, BlockBytes / imageBytes);
    private readonly Lock growing = new();
    private Block[] blocks = [];

    /// <summary>Bytes of the temporary files.</summary>
    public long SpilledBytes => blocks.Sum(block => block.IsMapped ? (long)perBlock * imageBytes : 0);

    /// <summary>Keeps an image.</summary>
    /// <exception cref="IOException">The temporary file cannot be made.</exception>
    public void Write(int handle, ReadOnlySpan<byte> pixels) => BlockOf(handle / perBlock).Write(handle % perBlock * (long)imageBytes, pixels);

    /// <summary>Gives back an image that was kept.</summary>
    public void Read(int handle, Span<byte> pixels) =>
        Volatile.Read(ref blocks)[handle / perBlock].Read(handle % perBlock * (long)imageBytes, pixels);

    /// <summary>Gives memory back and removes the files.</summary>
    public void Dispose() => Array.ForEach(blocks, block => block.Dispose());

    private Block BlockOf(int number)
    {
        if (Volatile.Read(ref blocks) is var before && number < before.Length)
        {
            return before[number];
        }

        lock (growing)
        {
            while (blocks.Length <= number)
            {
                Volatile.Write(ref blocks, [.. blocks, NewBlock(blocks.Length)]);
            }

            return blocks[number];
        }
    }

    private Block NewBlock(int number)
    {
        var bytes = (long)perBlock * imageBytes;
        return (number + 1) * bytes <= memoryBytes ? new(bytes) : new(bytes, folder ?? Path.GetTempPath());
    }

    private sealed class Block : IDisposable
    {
        private readonly byte[]? memory;
        private readonly MemoryMappedFile? file;
        private readonly MemoryMappedViewAccessor? view;

        public Block(long bytes) => memory = GC.AllocateUninitializedArray<byte>((int)bytes);

        public Block(long bytes, string folder)
        {
            // Reserved beforehand: a disk that is full shows here, and not as a fault at some later write.
            var stream = new FileStream(
                Path.Combine(folder, $"mmrl-images-{Path.GetRandomFileName()}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.DeleteOnClose,
                    PreallocationSize = bytes,
                });
            file = MemoryMappedFile.CreateFromFile(stream, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            view = file.CreateViewAccessor(0, bytes);
        }

        public bool IsMapped => view is not null;

        public void Write(long at, ReadOnlySpan<byte> pixels)
        {
            if (memory is not null)
            {
                pixels.CopyTo(memory.AsSpan((int)at));
            }
            else
            {
                view!.SafeMemoryMappedViewHandle.WriteSpan((ulong)at, pixels);
            }
        }

        public void Read(long at, Span<byte> pixels)
        {
            if (memory is not null)
            {
                memory.AsSpan((int)at, pixels.Length).CopyTo(pixels);
            }
            else
            {
                view!.SafeMemoryMappedViewHandle.ReadSpan((ulong)at, pixels);
            }
        }

        public void Dispose()
        {
            view?.Dispose();
            file?.Dispose();
        }
    }
}
