using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;
using Device = MultiModalRL.Core.Device;

namespace MultiModalRL.Torch;

/// <summary>
/// Images of a store on a device. Each is uploaded once, with the first batch that asks for it, until the budget is
/// full; the others are uploaded with every batch. Not thread-safe: one for each user.
/// </summary>
public sealed class DeviceImages : IDisposable
{
    // The first slot is the image that is not there: handle −1, all zeros.
    private const int NoImage = 0;
    private const int Absent = -1;

    private const int PieceBytes = 64 << 20;

    private readonly IImageStore store;
    private readonly Device device;
    private readonly Tensor resident;
    private readonly int[] slots;
    private readonly int capacity;
    private readonly bool isCopied;
    private readonly List<int> missing = [];
    private int used = 1;
    private Tensor index;

    /// <summary>Makes room for as many images of the store as the budget holds.</summary>
    /// <param name="store">The images; not owned.</param>
    /// <param name="device">Where they go.</param>
    /// <param name="memoryBudgetBytes">Bytes on the device for images that stay, at least 0.</param>
    public DeviceImages(IImageStore store, Device device, long memoryBudgetBytes)
        : this(store, device, memoryBudgetBytes, copies: device.Kind == DeviceKind.Cpu)
    {
    }

    /// <summary>The same, gathering as another device does where nothing is to be copied by hand.</summary>
    internal DeviceImages(IImageStore store, Device device, long memoryBudgetBytes, bool copies)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(memoryBudgetBytes);
        this.store = store;
        this.device = device;
        var size = store.Shape.Size;
        capacity = 1 + (int)Math.Min(store.Count, memoryBudgetBytes / size);
        slots = new int[store.Count];
        Array.Fill(slots, Absent);
        var (height, width, channels) = (store.Shape.Height, store.Shape.Width, store.Shape.Channels);
        resident = empty([capacity, height, width, channels], ScalarType.Byte, TorchDevices.ToTorch(device)).DetachFromDisposeScope();
        // All of it is written now, so that a process is as large at first as it will be once every image was seen.
        resident.zero_();
        index = empty(0, ScalarType.Int64).DetachFromDisposeScope();
        isCopied = copies && (long)capacity * size <= int.MaxValue;
    }

    /// <summary>How many images are on the device to stay.</summary>
    public int Resident => used - 1;

    /// <summary>The images of some handles, uint8 [N, height, width, channels]; it belongs to the caller's dispose scope.</summary>
    /// <param name="handles">Handles of the store; −1 gives an image of zeros.</param>
    /// <exception cref="ArgumentOutOfRangeException">A handle is neither −1 nor one of the store's.</exception>
    /// <exception cref="InputException">An image cannot be read.</exception>
    public Tensor Gather(ReadOnlySpan<int> handles)
    {
        Admit(handles);
        // What is there already is seen where it is.
        return handles is [var only] && SlotOf(only) is var slot and not Absent ? resident.narrow(0, slot, 1)
            : isCopied && handles.Length > 0 ? Copied(handles)
            : Collect(handles);
    }

    /// <summary>Frees the images.</summary>
    public void Dispose()
    {
        resident.Dispose();
        index.Dispose();
    }

    // Uploads what is new and fits, in one piece, since slots are given out in order.
    private void Admit(ReadOnlySpan<int> handles)
    {
        missing.Clear();
        foreach (var handle in handles)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(handle, -1, nameof(handles));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(handle, slots.Length, nameof(handles));
        }

        foreach (var handle in handles)
        {
            if (handle >= 0 && slots[handle] == Absent && used + missing.Count < capacity)
            {
                slots[handle] = used + missing.Count;
                missing.Add(handle);
            }
        }

        if (missing.Count > 0)
        {
            UploadMissing();
        }
    }

    private void UploadMissing()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var uploaded = false;
        try
        {
            Upload(CollectionsMarshal.AsSpan(missing), resident.narrow(0, used, missing.Count));
            used += missing.Count;
            uploaded = true;
        }
        finally
        {
            if (!uploaded)
            {
                missing.ForEach(handle => slots[handle] = Absent);
            }
        }
    }

    private void Pass(ReadOnlySpan<int> handles, Tensor images, int passing)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var rows = new long[passing];
        var passed = new int[passing];
        var next = 0;
        for (var row = 0; row < handles.Length; row++)
        {
            if (handles[row] >= 0 && slots[handles[row]] == Absent)
            {
                rows[next] = row;
                passed[next++] = handles[row];
            }
        }

        var staging = empty([passing, .. images.shape[1..]], ScalarType.Byte, images.device);
        Upload(passed, staging);
        images.index_copy_(0, tensor(rows, device: images.device), staging);
    }

    // On the processor the store writes straight into the tensor; else through one transfer a piece.
    private void Upload(ReadOnlySpan<int> handles, Tensor rows)
    {
        var size = store.Shape.Size;
        var piece = Math.Max(1, PieceBytes / size);
        for (var first = 0; first < handles.Length; first += piece)
        {
            var count = Math.Min(piece, handles.Length - first);
            using var target = rows.narrow(0, first, count);
            if (device.Kind == DeviceKind.Cpu)
            {
                store.Read(handles.Slice(first, count), target.bytes);
            }
            else
            {
                using var staging = empty(count, size, ScalarType.Byte);
                store.Read(handles.Slice(first, count), staging.bytes);
                target.copy_(staging);
            }
        }
    }

    private int SlotOf(int handle) => handle < 0 ? NoImage : slots[handle];

    // By hand where that can be: index_select takes longer for each image than copying a small one.
    private Tensor Copied(ReadOnlySpan<int> handles)
    {
        var (shape, size) = (store.Shape, store.Shape.Size);
        var images = empty(handles.Length, shape.Height, shape.Width, shape.Channels, ScalarType.Byte);
        var from = resident.bytes;
        var to = images.bytes;
        var passing = 0;
        for (var row = 0; row < handles.Length; row++)
        {
            var slot = SlotOf(handles[row]);
            passing += slot == Absent ? 1 : 0;
            from.Slice((slot == Absent ? NoImage : slot) * size, size).CopyTo(to[(row * size)..]);
        }

        if (passing > 0)
        {
            Pass(handles, images, passing);
        }

        return images;
    }

    private Tensor Collect(ReadOnlySpan<int> handles)
    {
        if (index.size(0) != handles.Length)
        {
            index.Dispose();
            index = empty(handles.Length, ScalarType.Int64).DetachFromDisposeScope();
        }

        var places = MemoryMarshal.Cast<byte, long>(index.bytes);
        var passing = 0;
        for (var row = 0; row < handles.Length; row++)
        {
            var slot = SlotOf(handles[row]);
            passing += slot == Absent ? 1 : 0;
            places[row] = slot == Absent ? NoImage : slot;
        }

        using var uploaded = device.Kind == DeviceKind.Cpu ? null : index.to(resident.device);
        var images = resident.index_select(0, uploaded ?? index);
        if (passing > 0)
        {
            Pass(handles, images, passing);
        }

        return images;
    }
}
