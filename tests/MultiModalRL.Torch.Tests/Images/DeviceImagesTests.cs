using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class DeviceImagesTests
{
    private const int Size = 2 * 3 * 3;

    [TestCase(0, 0, true)]
    [TestCase(3 * Size, 3, true)]
    [TestCase(3 * Size + Size - 1, 3, true)]
    [TestCase(1000 * Size, 10, true)]
    [TestCase(0, 0, false)]
    [TestCase(3 * Size, 3, false)]
    [TestCase(1000 * Size, 10, false)]
    public void Gather_AnyBudget_GivesTheStoresPixels(int budget, int resident, bool copies)
    {
        var store = new CountingStore(10);
        using var images = new DeviceImages(store, Core.Device.Cpu, budget, copies);
        var random = new RandomStream(3);
        for (var batch = 0; batch < 20; batch++)
        {
            using var scope = NewDisposeScope();
            var handles = new int[random.NextInt(9)];
            for (var i = 0; i < handles.Length; i++)
            {
                handles[i] = random.NextInt(11) - 1;
            }

            var gathered = images.Gather(handles);

            Assert.That(gathered.shape, Is.EqualTo(new long[] { handles.Length, 2, 3, 3 }));
            Assert.That(gathered.bytes.ToArray(), Is.EqualTo(handles.SelectMany(CountingStore.Pixels)));
        }

        Assert.That(images.Resident, Is.EqualTo(resident));
    }

    [Test]
    public void Gather_WithinTheBudget_ReadsEachImageOnceAndInOneCallABatch()
    {
        var store = new CountingStore(10);
        using var images = new DeviceImages(store, Core.Device.Cpu, 10 * Size);

        using var first = images.Gather([4, 4, 2, 4]);
        using var second = images.Gather([2, 9, 4]);
        using var third = images.Gather([9, 2]);

        Assert.That(store.Calls, Is.EqualTo(new[] { "4,2", "9" }));
    }

    [TestCase(-2)]
    [TestCase(10)]
    public void Gather_UnknownHandle_IsRefusedAndLeavesNothingBehind(int handle)
    {
        var store = new CountingStore(10);
        using var images = new DeviceImages(store, Core.Device.Cpu, 10 * Size);

        Assert.That(() => images.Gather([1, handle]), Throws.TypeOf<ArgumentOutOfRangeException>());
        using var after = images.Gather([1]);

        Assert.That(after.bytes.ToArray(), Is.EqualTo(CountingStore.Pixels(1)));
    }

    [Test]
    public void Gather_StoreFails_TriesAgainNextTime()
    {
        var store = new CountingStore(10) { Fails = true };
        using var images = new DeviceImages(store, Core.Device.Cpu, 10 * Size);

        Assert.That(() => images.Gather([5]), Throws.TypeOf<InputException>());
        store.Fails = false;
        using var after = images.Gather([5]);

        Assert.That(after.bytes.ToArray(), Is.EqualTo(CountingStore.Pixels(5)));
    }

    private sealed class CountingStore(int count) : IImageStore
    {
        public List<string> Calls { get; } = [];

        public bool Fails { get; set; }

        public int Count => count;

        public ImageShape Shape => new(2, 3, 3);

        public static byte[] Pixels(int handle) =>
            handle < 0 ? new byte[Size] : [.. Enumerable.Range(0, Size).Select(i => (byte)(handle * Size + i))];

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            if (Fails)
            {
                throw new InputException("image 5 is damaged");
            }

            Calls.Add(string.Join(',', handles.ToArray()));
            for (var i = 0; i < handles.Length; i++)
            {
                Pixels(handles[i]).CopyTo(pixels[(i * Size)..]);
            }
        }
    }
}
