using System.Runtime.InteropServices;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Observation normalization and clipping (continuous details 6 and 7 of Huang et al. 2022): every feature less its running
/// mean, over its running deviation, held within ± what the model's options say. What is in use lies in the model's buffers,
/// so that it goes where its weights go.
/// </summary>
internal sealed class FeatureMoments
{
    private const double Epsilon = 1e-8;

    private readonly VectorModel model;
    private readonly RunningMoments[] moments;
    private readonly float[] mean;
    private readonly float[] scale;
    private readonly float bound;
    private float[] column = [];
    private bool trivial = true;

    public FeatureMoments(VectorModel model, int features)
    {
        this.model = model;
        moments = [.. Enumerable.Range(0, features).Select(_ => new RunningMoments())];
        (mean, scale) = (new float[features], new float[features]);
        Array.Fill(scale, 1);
        bound = (float?)model.Options.ObservationClip ?? float.PositiveInfinity;
    }

    /// <summary>Normalizes rows × features in place.</summary>
    public void Apply(Span<float> features)
    {
        if (trivial)
        {
            return;
        }

        for (var start = 0; start < features.Length; start += mean.Length)
        {
            var row = features.Slice(start, mean.Length);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Math.Clamp((row[i] - mean[i]) * scale[i], -bound, bound);
            }
        }
    }

    /// <summary>Takes in rows × features as they are observed, and normalizes by what is known from then on.</summary>
    public void Learn(ReadOnlySpan<float> features)
    {
        Array.Resize(ref column, features.Length / mean.Length);
        for (var feature = 0; feature < mean.Length; feature++)
        {
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = features[row * mean.Length + feature];
            }

            moments[feature].Add(column);
            mean[feature] = (float)moments[feature].Mean;
            scale[feature] = (float)(1 / Math.Sqrt(moments[feature].Variance + Epsilon));
        }

        trivial = false;
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        model.FeatureMean.copy_(from_array(mean));
        model.FeatureScale.copy_(from_array(scale));
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var moment in moments)
        {
            moment.Save(writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the model's buffers are there already.</summary>
    public void Load(BinaryReader reader)
    {
        foreach (var moment in moments)
        {
            moment.Load(reader);
        }

        Read();
    }

    /// <summary>Takes up what the model's buffers hold.</summary>
    public void Read()
    {
        Read(model.FeatureMean, mean);
        Read(model.FeatureScale, scale);
        trivial = !mean.AsSpan().ContainsAnyExcept(0) && !scale.AsSpan().ContainsAnyExcept(1);
    }

    private static void Read(Tensor buffer, float[] values)
    {
        using var host = buffer.cpu();
        MemoryMarshal.Cast<byte, float>(host.bytes).CopyTo(values);
    }
}
