"""The tagger's network in PyTorch, for training; ``refcheck.parser.label`` runs the same in NumPy.

Summed hashed features of a word, a convolution over three tokens, two bidirectional layers of
quasi-recurrent units (Bradbury et al., "Quasi-Recurrent Neural Networks", 2017: gates from a matrix product,
the recurrence itself only elementwise, which is what makes it fast without a compiled kernel; without an
output gate, whose cost is better spent on more units), and a linear-chain conditional random field whose
truth may be partial: where several labels are allowed, all of their paths count as right.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from refcheck.parser.features import ROWS, SETTINGS


class _Pool(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + (1 - f[t]) * z[t] over the first axis."""

    @staticmethod
    def forward(ctx: Any, z: Tensor, f: Tensor) -> Tensor:
        fresh = (1 - f) * z
        states = torch.empty_like(fresh)
        state = torch.zeros_like(fresh[0])
        for step in range(len(fresh)):
            state = torch.addcmul(fresh[step], f[step], state)
            states[step] = state
        ctx.save_for_backward(z, f, states)
        return states

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        (gradient,) = gradients
        z, f, states = ctx.saved_tensors
        total = torch.empty_like(gradient)
        carried = gradient[-1]
        total[-1] = carried
        for step in range(len(gradient) - 2, -1, -1):
            carried = torch.addcmul(gradient[step], f[step + 1], carried)
            total[step] = carried
        before = torch.cat([torch.zeros_like(states[:1]), states[:-1]])
        return total * (1 - f), total * (before - z)


class Dropout(nn.Module):
    """Elementwise dropout from random bytes, which are drawn ten times as fast as PyTorch's own."""

    def __init__(self, share: float, seed: int) -> None:
        super().__init__()
        self.dropped = round(share * 256)
        self.bytes = np.random.Generator(np.random.SFC64(seed))

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of ``x`` and scale the rest up."""
        drawn = np.frombuffer(self.bytes.bytes(x.numel()), dtype=np.uint8)
        kept = torch.from_numpy(drawn >= self.dropped).view(x.shape)
        return x * kept * (256 / (256 - self.dropped))


class Recurrent(nn.Module):
    """One bidirectional layer: (time, batch, inputs) to (time, batch, 2 * size)."""

    def __init__(self, inputs: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.gates = nn.Linear(inputs, 4 * size)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Run both directions; ``mask`` is (time, batch), False beyond a reference's end."""
        z, f = self.gates(x).float().split(2 * self.size, dim=2)
        z = torch.tanh(z)
        f = torch.where(mask[:, :, None], torch.sigmoid(f), 1.0)
        forward = _Pool.apply(z[..., : self.size].contiguous(), f[..., : self.size].contiguous())
        backward = _Pool.apply(
            z[..., self.size :].flip(0).contiguous(), f[..., self.size :].flip(0).contiguous()
        ).flip(0)
        return torch.cat([forward, backward], dim=2)


class Network(nn.Module):
    """Word features and settings to label scores, (time, batch, labels), and the transitions between them."""

    def __init__(self, labels: int, width: int, size: int, seed: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(ROWS, width, mode="sum")
        self.settings = nn.Embedding(SETTINGS, width)
        nn.init.normal_(self.words.weight, std=0.12)
        nn.init.normal_(self.settings.weight, std=0.1)
        self.convolution = nn.Linear(3 * width, width)
        self.first = Recurrent(width, size)
        self.second = Recurrent(2 * size, size)
        self.output = nn.Linear(2 * size, labels)
        self.dropout = Dropout(dropout, seed)
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))

    def forward(
        self, rows: Tensor, offsets: Tensor, weights: Tensor, words: Tensor, settings: Tensor, mask: Tensor
    ) -> Tensor:
        """Score every label.

        ``rows``, ``offsets`` and ``weights`` are the features of the distinct words; ``words`` (time, batch)
        says which word stands where; ``settings`` and ``mask`` have its shape.
        """
        known = self.words(rows, offsets, per_sample_weights=weights)
        x = known[words] + self.settings(settings)
        x = self.dropout(x * mask[:, :, None])
        zero = torch.zeros_like(x[:1])
        window = torch.cat([torch.cat([zero, x[:-1]]), x, torch.cat([x[1:], zero])], dim=2)
        with torch.autocast("cpu", torch.bfloat16):
            x = self.dropout(torch.relu(self.convolution(window)))
            first = self.first(x, mask)
            dropped = self.dropout(first)
            second = self.second(dropped, mask) + first
            return self.output(self.dropout(second)).float()


class _Chain(torch.autograd.Function):
    """log of the summed weight of all paths through ``allowed`` labels, for each sequence.

    The gradient is the expected count of every label and transition (forward-backward algorithm),
    computed with scaling instead of logarithms.
    """

    @staticmethod
    def forward(
        ctx: Any, scores: Tensor, transitions: Tensor, start: Tensor, allowed: Tensor, mask: Tensor
    ) -> Tensor:
        top = scores.amax(2, keepdim=True)
        emit = torch.exp(scores - top) * allowed
        move = torch.exp(transitions)
        steps, _, _ = emit.shape
        alphas = torch.empty_like(emit)
        scales = torch.ones_like(emit[..., 0])
        alpha = emit[0] * torch.exp(start)
        for step in range(steps):
            if step:
                alpha = torch.where(mask[step, :, None], (alpha @ move) * emit[step], alpha)
            scale = alpha.sum(1).clamp_min(1e-30)
            alpha = alpha / scale[:, None]
            alphas[step], scales[step] = alpha, scale
        total = (torch.log(scales) * mask).sum(0) + (top[..., 0] * mask).sum(0)
        ctx.save_for_backward(emit, move, start, alphas, scales, mask)
        return total

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        (gradient,) = gradients
        emit, move, _, alphas, scales, mask = ctx.saved_tensors
        steps = len(emit)
        betas = torch.empty_like(emit)
        beta = torch.ones_like(emit[0])
        betas[-1] = beta
        arriving = torch.zeros_like(emit)
        for step in range(steps - 1, 0, -1):
            arrive = emit[step] * beta / scales[step][:, None]
            arriving[step] = torch.where(mask[step, :, None], arrive, 0.0)
            beta = torch.where(mask[step, :, None], arrive @ move.T, beta)
            betas[step - 1] = beta
        marginals = alphas * betas * mask[:, :, None] * gradient[None, :, None]
        from_ = (alphas[:-1] * gradient[None, :, None]).flatten(0, 1)
        expected = (from_.T @ arriving[1:].flatten(0, 1)) * move
        return marginals, expected, marginals[0].sum(0), None, None


def loss(network: Network, scores: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of the (partial) truth, a token.

    ``allowed`` is (time, batch, labels), 1 where the truth allows the label.
    """
    both = torch.cat([scores, scores], dim=1)
    everything = torch.cat([torch.ones_like(allowed), allowed], dim=1)
    masks = torch.cat([mask, mask], dim=1)
    totals = _Chain.apply(both, network.transitions, network.start, everything, masks)
    batch = mask.shape[1]
    return (totals[:batch] - totals[batch:]).sum() / mask.sum()
