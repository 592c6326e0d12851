using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Finds neighbouring rows of a minibatch that look at one image.</summary>
internal sealed class SharedRows(int capacity, torch.Device device) : IDisposable
{
    private readonly HostTensor<long> first = new(capacity, 1, ScalarType.Int64, device);
    private readonly HostTensor<long> of = new(capacity, 1, ScalarType.Int64, device);
    private readonly int[] handles = new int[capacity];
    private int count;

    /// <summary>The images of the last minibatch, each once a run of rows.</summary>
    public ReadOnlySpan<int> Handles => handles.AsSpan(0, count);

    /// <summary>Which rows share which of <see cref="Handles"/>.</summary>
    /// <param name="images">The image of each row.</param>
    public SharedImages Load(ReadOnlySpan<int> images)
    {
        var firsts = first.Rows(images.Length);
        var numbers = of.Rows(images.Length);
        count = 0;
        for (var row = 0; row < images.Length; row++)
        {
            if (row == 0 || images[row] != images[row - 1])
            {
                firsts[count] = row;
                handles[count++] = images[row];
            }

            numbers[row] = count - 1;
        }

        return new SharedImages(first.Load(count).squeeze(-1), of.Load(images.Length).squeeze(-1));
    }

    public void Dispose()
    {
        first.Dispose();
        of.Dispose();
    }
}
