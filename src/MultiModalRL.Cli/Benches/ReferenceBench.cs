using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>The plain visual network that published figures are of: how this machine's libtorch compares with theirs.</summary>
internal sealed class ReferenceBench : IBench
{
    private const int UpdateBatch = 256;

    // Two threads, hand-written TorchSharp; beside it PyTorch 1.13 gave 890–1,400, 10,700 and 11,300.
    private static readonly (int Batch, double Samples)[] Forwards = [(1, 1_400), (64, 10_600), (512, 12_600)];
    private const double UpdateSamples = 4_500;

    public string Name => "libtorch";

    public string Summary => "a plain visual network by hand: what libtorch gives on this machine, beside figures at 2 threads";

    public IEnumerable<Figure> Measure(BenchSettings settings)
    {
        if (settings.Precision != Core.Precision.Fp32)
        {
            settings.Skip($"{Name}: its network computes in fp32, as those of the figures beside it");
            yield break;
        }

        using var network = new ReferenceNetwork();
        network.to(Torch.TorchDevices.ToTorch(settings.Device));
        using var tensors = new ReadyTensors(settings.Device);
        var works = Forwards.Select(one => Forward(network, tensors, one.Batch)).ToList();
        var (pixels, tokens) = Batch(tensors, UpdateBatch);
        using var update = new BareUpdate(network, () => Outputs(network.call(pixels, tokens)), tensors, UpdateBatch, ReferenceNetwork.Answers);
        works.Add(() => Waited(update));
        var rates = settings.Meter.Measure([.. works]);
        for (var i = 0; i < Forwards.Length; i++)
        {
            yield return new Figure($"forward, batch {Forwards[i].Batch}", rates[i], "samples/s") { Peer = ByHand(Forwards[i].Samples) };
        }

        yield return new Figure($"update, batch {UpdateBatch}", rates[Forwards.Length], "samples/s") { Peer = ByHand(UpdateSamples) };
    }

    private static PeerFigure ByHand(double samples) => new("TorchSharp by hand, 2 threads, reference machine", samples);

    private static Func<long> Forward(ReferenceNetwork network, ReadyTensors tensors, int batch)
    {
        var (pixels, tokens) = Batch(tensors, batch);
        return () =>
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            _ = network.call(pixels, tokens).cpu();
            return batch;
        };
    }

    private static (Tensor Pixels, Tensor Tokens) Batch(ReadyTensors tensors, int batch) =>
        (tensors.Floats(batch, ReferenceNetwork.Side, ReferenceNetwork.Side, 3), tensors.Longs(ReferenceNetwork.Vocabulary, batch, ReferenceNetwork.Tokens));

    private static (Tensor LogProbabilities, Tensor Values) Outputs(Tensor heads) =>
        (heads.narrow(1, 0, ReferenceNetwork.Answers).log_softmax(-1), heads.narrow(1, ReferenceNetwork.Answers, 1).squeeze(1));

    private static long Waited(BareUpdate update)
    {
        var samples = update.Run();
        update.Wait();
        return samples;
    }
}
